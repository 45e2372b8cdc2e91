package org.comethunter.application.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.comethunter.application.health.HealthCheck.Finding;
import org.junit.jupiter.api.Test;

class HealthReportTest {

  private static final HealthCheck DISK = check("disk", () -> Finding.healthy("12 GB free."));
  private static final HealthCheck FULL = check("disk", () -> Finding.unhealthy("0 bytes free."));
  private static final HealthCheck BROKEN =
      check(
          "database",
          () -> {
            throw new IllegalStateException("The database is locked.");
          });

  @Test
  void isHealthyWhenEveryCheckIs() {
    HealthReport report = HealthReport.of(List.of(DISK));

    assertThat(report.healthy()).isTrue();
    assertThat(report.findings()).containsEntry("disk", Finding.healthy("12 GB free."));
  }

  @Test
  void isNotHealthyWhenOneCheckIsNot() {
    assertThat(HealthReport.of(List.of(check("cycle", DISK::look), FULL)).healthy()).isFalse();
  }

  @Test
  void goesOnAfterACheckThatFails() {
    HealthReport report = HealthReport.of(List.of(BROKEN, DISK));

    assertThat(report.healthy()).isFalse();
    assertThat(report.findings().keySet()).containsExactly("database", "disk");
    assertThat(report.findings().get("database"))
        .isEqualTo(Finding.unhealthy("The check itself failed: The database is locked."));
  }

  private static HealthCheck check(String name, Supplier<Finding> look) {
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
