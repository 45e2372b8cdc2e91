package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.ObservationRepository.Change;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Observation;
import org.comethunter.persistence.contract.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home of an earlier version is opened by this one. */
class MigrationTest {

  private static final List<String> THREE =
      List.of("V1__three_tables.sql", "V2__jobs.sql", "V3__frames.sql");

  private static String script(String name) throws IOException {
    try (InputStream in = MigrationTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void fromTheThirdVersionFramesStayAndObservationsCome(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("test.db");
    FrameId id = Samples.id(Instrument.C3, Samples.NOON, 1);
    try (Database newest = Database.open(file)) {
      new SqliteFileMetadataRepository(newest).addNew(List.of(Samples.listed(id, Samples.NOON)));
      new SqliteProcessedFileRepository(newest)
          .addNew(List.of(Samples.processed(id, Samples.NOON)));
    }
    Path old = folder.resolve("old.db");
    makeThirdVersion(old, file);

    try (Database database = Database.open(old)) {
      SqliteFrameCatalogue frames = new SqliteFrameCatalogue(database);
      FrameQuery all = new FrameQuery(Optional.empty(), Optional.empty(), Optional.empty(), 10);
      assertThat(frames.list(all)).containsExactly(frames.find(id).orElseThrow());
      assertThat(database.inspection().staleLines()).isEmpty();
      SqliteObservationRepository observations = new SqliteObservationRepository(database);
      Observation begun = Observation.begun(UUID.randomUUID(), "A", Instrument.C3, Samples.NOON);
      assertThat(observations.change(List.of(Change.added(begun)))).isTrue();
      assertThat(observations.find(begun.id())).isEqualTo(Optional.of(begun));
    }
    try (RawSql sql = new RawSql(old)) {
      assertThat(sql.query("PRAGMA user_version")).containsExactly("7");
    }
  }

  /** As the version before left it, with the rows of another database. */
  private static void makeThirdVersion(Path old, Path rows) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old);
        Statement statement = connection.createStatement()) {
      for (String name : THREE) {
        statement.executeUpdate(script(name));
      }
      statement.executeUpdate("PRAGMA user_version = 3");
      statement.executeUpdate("ATTACH '" + rows + "' AS other");
      statement.executeUpdate("INSERT INTO file_metadata SELECT * FROM other.file_metadata");
      statement.executeUpdate(
          "INSERT INTO processed_file SELECT id, camera, observed_at, status, download_attempts,"
              + " processing_attempts, claimed_at, reason, raw_size, raw_sha256, raw_modified_at,"
              + " picture_size, picture_sha256 FROM other.processed_file");
    }
  }
}
