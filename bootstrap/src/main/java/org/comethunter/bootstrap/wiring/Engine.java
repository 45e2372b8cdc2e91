package org.comethunter.bootstrap.wiring;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.comethunter.application.candidate.CandidateService;
import org.comethunter.application.doctor.HomeExamination;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.application.observation.ObservationService;
import org.comethunter.application.pipeline.HomeRepair;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.slot.SlotService;
import org.comethunter.bootstrap.Ports;
import org.comethunter.bootstrap.config.Settings;
import org.comethunter.fits.Home;

/** The application, wired over whatever is behind the ports; without web and without jobs. */
@Singleton
@Component(
    dependencies = Ports.class,
    modules = {ApplicationModule.class, DirectLiveModule.class})
public interface Engine {

  /** Takes back what dead workers left. */
  RecoveryService recovery();

  /** Brings the frames of one window. */
  ObservationSync observationSync();

  /** Compares the database with the disk, for who holds the home. */
  HomeExamination homeExamination();

  /** Puts right what disk and database disagree on. */
  HomeRepair homeRepair();

  /** Keeps step with the schedule. */
  SlotSync slotSync();

  /** Knows the slots. */
  SlotService slots();

  /** Keeps what the search found. */
  CandidateService candidates();

  /** Keeps what people mark. */
  ObservationService observations();

  /** Follows the archive, on threads of its own. */
  LiveScheduler scheduler();

  /** Makes an engine. */
  @Component.Factory
  interface Factory {
    Engine create(
        Ports ports,
        @BindsInstance @Home Path home,
        @BindsInstance Settings settings,
        @BindsInstance Executor processors,
        @BindsInstance EventListener events,
        @BindsInstance InstantSource clock);
  }
}
