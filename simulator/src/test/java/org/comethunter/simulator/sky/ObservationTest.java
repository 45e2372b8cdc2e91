package org.comethunter.simulator.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObservationTest {

  @Test
  void theMetadataLineIsByteForByteTheArchives() {
    assertThat(line(Camera.C2, "2024-01-01T00:00:05.999Z", "22932721.fts", 2.094))
        .isEqualTo(
            "22932721.fts    2024/01/01  00:00:05   C2    25.1   1024   1024     20      1"
                + "  Orange  Clear   Normal       0.0000  4179");
    assertThat(line(Camera.C3, "2025-10-17T00:54:08.261Z", "33862775.fts", 3.4946))
        .isEqualTo(
            "33862775.fts    2025/10/17  00:54:08   C3    19.0   1024   1024     20      1"
                + "  Clear   Clear   Normal       0.0000  4180");
  }

  private static String line(Camera camera, String observedAt, String name, double shutterDelay) {
    Instant at = Instant.parse(observedAt);
    return new Observation(camera, 0, at, at.plusSeconds(600), name, shutterDelay).metadataLine();
  }
}
