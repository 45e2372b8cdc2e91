package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.comethunter.application.health.HealthCheck;
import org.comethunter.application.health.HealthCheck.Finding;
import org.comethunter.application.port.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {

  @TempDir private Path folder;

  @Test
  void isHealthyAndSaysWhatWasSeen() {
    try (WebFixture web =
        WebFixture.start(
            folder,
            check("database", () -> Finding.healthy("It answers.")),
            check("disk", () -> Finding.healthy("12 GB are free.")))) {
      HttpResponse<String> response = web.get("/health");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(response.body())
          .isEqualTo(
              "{\"status\":\"healthy\",\"checkedAt\":\"2025-10-18T09:00:00Z\",\"checks\":{"
                  + "\"database\":{\"status\":\"healthy\",\"detail\":\"It answers.\"},"
                  + "\"disk\":{\"status\":\"healthy\",\"detail\":\"12 GB are free.\"}}}");
    }
  }

  @Test
  void isDegradedWhenOneCheckIsUnhealthyOrFails() {
    try (WebFixture web =
        WebFixture.start(
            folder,
            check("disk", () -> Finding.unhealthy("The disk is full.")),
            check(
                "database",
                () -> {
                  throw new StorageException("The database is locked.");
                }))) {
      HttpResponse<String> response = web.get("/health");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(response.body())
          .contains("\"status\":\"degraded\"")
          .contains("\"disk\":{\"status\":\"unhealthy\",\"detail\":\"The disk is full.\"}")
          .contains("The database is locked.");
    }
  }

  @Test
  void takesNoParameters() {
    try (WebFixture web = WebFixture.start(folder)) {
      assertThat(web.get("/health?verbose").statusCode()).isEqualTo(400);
      assertThat(web.send("HEAD", "/health").statusCode()).isEqualTo(200);
    }
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
