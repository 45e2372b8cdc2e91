package org.comethunter.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.health.HealthCheck;
import org.comethunter.application.live.LiveLoop;
import org.comethunter.application.live.LiveStatus;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.fits.Home;

/** What {@code /health} looks at. */
@Module
interface HealthModule {

  /** Room for about a day of both cameras. */
  long LEAST_FREE_BYTES = 500L << 20;

  @Provides
  static List<HealthCheck> checks(FrameCatalogue frames, @Home Path home, LiveLoop loop) {
    return List.of(
        check("database", () -> lookAtDatabase(frames)),
        check("disk", () -> lookAtDisk(home)),
        check("live", () -> lookAtLoop(loop.status())));
  }

  private static HealthCheck.Finding lookAtDatabase(FrameCatalogue frames) {
    frames.list(new FrameQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1));
    return HealthCheck.Finding.healthy("It answers.");
  }

  private static HealthCheck.Finding lookAtDisk(Path home) {
    try {
      long free = Files.getFileStore(home).getUsableSpace();
      String detail = (free >> 20) + " MiB are free at " + home + ".";
      return free >= LEAST_FREE_BYTES
          ? HealthCheck.Finding.healthy(detail)
          : HealthCheck.Finding.unhealthy(detail + " Free some room.");
    } catch (IOException e) {
      return HealthCheck.Finding.unhealthy("The home cannot be reached: " + e.getMessage());
    }
  }

  private static HealthCheck.Finding lookAtLoop(LiveStatus status) {
    String next =
        status.nextLook().map(time -> " The next look is due at " + time + ".").orElse("");
    if (status.lastFailure().isPresent()) {
      return HealthCheck.Finding.unhealthy(
          "The last look at the archive failed: " + status.lastFailure().get() + next);
    }
    return HealthCheck.Finding.healthy(
        status
                .lastSuccess()
                .map(time -> "The archive was last read at " + time + ".")
                .orElse("The archive has not been read yet.")
            + next);
  }

  private static HealthCheck check(
      String name, java.util.function.Supplier<HealthCheck.Finding> look) {
    return new HealthCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Finding look() {
        return look.get();
      }
    };
  }
}
