package org.comethunter.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.comethunter.application.health.HealthCheck;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.application.slot.SlotService;
import org.comethunter.bootstrap.health.Checks;
import org.comethunter.bootstrap.health.LiveChecks;
import org.comethunter.bootstrap.job.BackgroundJobs;
import org.comethunter.fits.Home;
import org.comethunter.persistence.Database;

/** What {@code /health} looks at. */
@Module
interface HealthModule {

  @Provides
  static List<HealthCheck> checks(
      Database database,
      @Home Path home,
      BackgroundJobs jobs,
      LiveScheduler scheduler,
      SlotService slots,
      InstantSource clock) {
    LiveChecks live = new LiveChecks(scheduler, slots, clock);
    return List.of(
        Checks.database(database, clock),
        Checks.disk(home),
        jobs.health(),
        live.schedule(),
        live.cycles());
  }
}
