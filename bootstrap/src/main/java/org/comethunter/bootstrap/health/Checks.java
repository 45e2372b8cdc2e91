package org.comethunter.bootstrap.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.comethunter.application.health.HealthCheck;
import org.comethunter.application.health.HealthCheck.Finding;
import org.comethunter.persistence.Database;

/** Looks at what the product stands on. */
public final class Checks {

  /** Room for about a day of both cameras. */
  private static final long LEAST_FREE_BYTES = 500L << 20;

  private Checks() {}

  /** Whether the database answers a write. */
  public static HealthCheck database(Database database, InstantSource clock) {
    return check(
        "database",
        () -> {
          database.proveWritable(clock.instant());
          return Finding.healthy("It answers a write.");
        });
  }

  /** Whether there is room for what comes. */
  public static HealthCheck disk(Path home) {
    return check("disk", () -> lookAtDisk(home));
  }

  private static Finding lookAtDisk(Path home) {
    try {
      long free = Files.getFileStore(home).getUsableSpace();
      String detail = (free >> 20) + " MiB are free at " + home + ".";
      return free >= LEAST_FREE_BYTES
          ? Finding.healthy(detail)
          : Finding.unhealthy(detail + " Free some room.");
    } catch (IOException e) {
      return Finding.unhealthy("The home cannot be reached: " + e.getMessage());
    }
  }

  static HealthCheck check(String name, Supplier<Finding> look) {
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
