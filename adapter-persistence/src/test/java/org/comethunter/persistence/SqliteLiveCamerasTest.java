package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLiveCamerasTest {

  @Test
  void remembersTheLastChoiceOverARestart(@TempDir Path folder) {
    Path file = folder.resolve("test.db");
    try (Database database = Database.open(file)) {
      SqliteLiveCameras cameras = new SqliteLiveCameras(database);
      assertThat(cameras.chosen()).as("nobody has chosen").isEmpty();
      cameras.choose(EnumSet.allOf(Instrument.class));
      assertThat(cameras.chosen()).contains(EnumSet.allOf(Instrument.class));
      cameras.choose(Set.of());
      assertThat(cameras.chosen()).as("none is a choice too").contains(Set.of());
      cameras.choose(Set.of(Instrument.C2));
    }
    try (Database database = Database.open(file)) {
      assertThat(new SqliteLiveCameras(database).chosen()).contains(Set.of(Instrument.C2));
    }
  }
}
