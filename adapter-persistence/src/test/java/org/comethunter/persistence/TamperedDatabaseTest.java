package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.persistence.contract.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that SQLite takes for sound, and somebody has changed by hand. */
class TamperedDatabaseTest {
  private static final String ONE = " WHERE id = (SELECT min(id) FROM processed_file)";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void fill() {
    file = folder.resolve("test.db");
    try (Database database = Database.open(file)) {
      for (int i = 0; i < 3; i++) {
        OtherProcess.addFrame(database, i);
      }
    }
  }

  private void tamper(String... statements) throws SQLException {
    try (RawSql sql = new RawSql(file)) {
      sql.execute("PRAGMA ignore_check_constraints = ON");
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }

  private void assertExplained(ThrowingCallable attempt, String reason) {
    assertThatThrownBy(attempt)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason)
        .hasMessageContaining("it was left as it is. Put back a copy");
  }

  private void assertRefused(String reason) throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertExplained(() -> Database.open(file).close(), reason);
    assertExplained(() -> Database.openReadOnly(file).close(), reason);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aStatusThatIsNoneIsRefused() throws Exception {
    tamper("UPDATE processed_file SET status = 'FINE'" + ONE);
    assertRefused("FINE");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void aVersionThatIsNoneIsRefused(int version) throws Exception {
    tamper("PRAGMA user_version = " + version);
    assertRefused("which is none");
  }

  @Test
  void anOlderVersionThatIsNotTrueIsRefusedByItsMigration() throws Exception {
    tamper("PRAGMA user_version = 2");
    byte[] before = Files.readAllBytes(file);

    assertExplained(() -> Database.open(file).close(), "is not as this program makes it");

    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aTableThatWasRemovedIsMissed() throws Exception {
    tamper("DROP TABLE downlink_slot");
    try (Database database = Database.open(file)) {
      assertExplained(() -> new SqliteDownlinkSlotRepository(database).find("s"), "no such table");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "observed_at = '2025-10-17 at noon'",
        "raw_modified_at = 'yesterday'",
        "picture_size = NULL, picture_sha256 = NULL",
        "raw_size = NULL, raw_sha256 = NULL",
        "claimed_at = '2025-10-17T12:00:00.000Z'",
      })
  void aRowThatCannotBeIsRefusedWhenItIsReadAndFoundByTheInspection(String change)
      throws Exception {
    tamper("DROP TRIGGER frame_is_changed", "UPDATE processed_file SET " + change + ONE);
    try (Database database = Database.open(file)) {
      assertExplained(
          () ->
              new SqliteProcessedFileRepository(database)
                  .find(
                      Instrument.C3,
                      Samples.window("0000-01-01T00:00:00Z", "9999-01-01T00:00:00Z"),
                      EnumSet.allOf(FileStatus.class)),
          "cannot be understood");
      assertThat(database.inspection().damage()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBrokenRuleOfAnyTableIsFound(boolean writing) throws Exception {
    tamper("UPDATE file_metadata SET width = 0" + ONE);
    try (Database database = writing ? Database.open(file) : Database.openReadOnly(file)) {
      assertThat(database.inspection().damage()).singleElement().asString().contains("CHECK");
    }
  }

  /** The last value without its end would be read again and again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "line = 'nonsense'",
        "line = ''",
        "line = substr(line, 1, length(line) - 1) || '2025-10-17T12:00:00.000Z'",
        "line = substr(line, 1, length(line) / 2)",
      })
  void aLineOfAListThatCannotBeReadIsExplained(String change) throws Exception {
    tamper("UPDATE frame SET " + change + " WHERE id = (SELECT max(id) FROM frame)");
    try (Database database = Database.open(file)) {
      SqliteFrameCatalogue frames = new SqliteFrameCatalogue(database);
      FrameQuery all =
          new FrameQuery(Optional.of(Instrument.C3), Optional.empty(), Optional.empty(), 10);
      if (change.equals("line = ''")) {
        assertThat(frames.list(all)).as("no line, so no frame").hasSize(2);
      } else {
        assertExplained(() -> frames.list(all), "cannot be understood (the line of ");
      }
      assertThat(database.inspection().staleLines()).hasSize(1);
      database.inspection().renewLines();
      assertThat(frames.list(all)).hasSize(3);
    }
  }
}
