package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to get past the tables' rules with plain SQL. */
class SchemaTest {

  private static final String TIME = "'2025-10-17T00:06:07.000Z'";
  private static final String HASH = "'" + "0123456789abcdef".repeat(4) + "'";

  private RawSql sql;

  @BeforeEach
  void open(@TempDir Path folder) throws SQLException {
    Path file = folder.resolve("test.db");
    Database.open(file).close();
    sql = new RawSql(file);
  }

  @AfterEach
  void close() throws SQLException {
    sql.close();
  }

  private static Map<String, String> slot() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", "'20251017T0800-D34'");
    row.put("starts_at", "'2025-10-17T08:00:00.000Z'");
    row.put("ends_at", "'2025-10-17T10:00:00.000Z'");
    row.put("antenna", "'D34'");
    row.put("status", "'PENDING'");
    row.put("successful_cycles", "0");
    return row;
  }

  private static Map<String, String> metadata() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", "'20251017-c3-33862837'");
    row.put("camera", "'c3'");
    row.put("observed_at", TIME);
    row.put("exposure_seconds", "19.1");
    row.put("width", "1024");
    row.put("height", "1024");
    row.put("filter", "'Clear'");
    row.put("polarizer", "'Clear'");
    row.put("program", "'Normal'");
    row.put("roll_degrees", "0.5");
    row.put("modified_at", TIME);
    row.put("from_header", "1");
    return row;
  }

  private static Map<String, String> processed() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", "'20251017-c3-33862837'");
    row.put("camera", "'c3'");
    row.put("observed_at", TIME);
    row.put("status", "'PROCESSED'");
    row.put("download_attempts", "0");
    row.put("processing_attempts", "0");
    row.put("claimed_at", "NULL");
    row.put("reason", "NULL");
    row.put("raw_size", "2108160");
    row.put("raw_sha256", HASH);
    row.put("raw_modified_at", TIME);
    row.put("picture_size", "612345");
    row.put("picture_sha256", HASH);
    return row;
  }

  /** Overrides as in {@code width=0; height=0}. */
  private void insert(String table, Map<String, String> row, String overrides) throws SQLException {
    for (String override : overrides.split(";", -1)) {
      String[] sides = override.split("=", 2);
      assertThat(row).containsKey(sides[0].strip());
      row.put(sides[0].strip(), sides[1].strip());
    }
    insert(table, row);
  }

  private void insert(String table, Map<String, String> row) throws SQLException {
    sql.execute(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(table, String.join(", ", row.keySet()), String.join(", ", row.values())));
  }

  @Test
  void acceptsTheRowsThatTheOtherTestsSpoil() throws SQLException {
    insert("downlink_slot", slot());
    insert("file_metadata", metadata());
    insert("processed_file", processed());
    assertThat(sql.query("SELECT count(*) FROM processed_file")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = ''",
        "id = NULL",
        "starts_at = '2025-10-17T08:00:00Z'",
        "starts_at = '2025-10-17 08:00:00.000'",
        "ends_at = '2025-02-30T10:00:00.000Z'",
        "ends_at = '2025-10-17T08:00:00.000Z'",
        "ends_at = '2025-10-17T07:00:00.000Z'",
        "ends_at = 1760695567000",
        "ends_at = 'tomorrow'",
        "antenna = ''",
        "status = 'RUNNING'",
        "status = 'pending'",
        "successful_cycles = -1",
        "successful_cycles = 'many'",
      })
  void refusesABadSlot(String overrides) {
    assertThatThrownBy(() -> insert("downlink_slot", slot(), overrides))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SQLITE_CONSTRAINT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = '20251017-c1-33862837'; camera = 'c1'",
        "id = '33862837'",
        "id = '20251017-c3-'",
        "camera = 'c2'",
        "camera = 'C3'",
        "observed_at = '2025-10-17T00:06:07.00Z'",
        "observed_at = '2025-10-17T24:06:07.000Z'",
        "observed_at = '2025-10-17T00:06:07.000+00:00'",
        "observed_at = NULL",
        "exposure_seconds = -0.1",
        "exposure_seconds = NULL",
        "width = 0",
        "height = -1",
        "width = 1024.5",
        "filter = NULL",
        "polarizer = NULL",
        "program = NULL",
        "roll_degrees = 'north'",
        "roll_degrees = NULL",
        "modified_at = ''",
        "from_header = 2",
      })
  void refusesBadMetadata(String overrides) {
    assertThatThrownBy(() -> insert("file_metadata", metadata(), overrides))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SQLITE_CONSTRAINT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camera = 'c2'",
        "observed_at = '2025-10-17'",
        "status = 'DONE'",
        "download_attempts = -1",
        "processing_attempts = -1",
        "claimed_at = " + TIME,
        "status = 'DOWNLOADING'",
        "status = 'PROCESSING'",
        "status = 'PROCESSING'; claimed_at = '12:00'",
        "status = 'READY'; claimed_at = " + TIME,
        "status = 'DOWNLOADING_FAILED'",
        "status = 'PROCESSING_FAILED'",
        "status = 'IGNORE'",
        "status = 'SKIPPED'",
        "status = 'ABANDONED'",
        "raw_size = 0",
        "raw_size = NULL",
        "raw_sha256 = NULL",
        "raw_sha256 = 'abc'",
        "raw_sha256 = '0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef'",
        "raw_modified_at = 'Fri, 17 Oct 2025'",
        "status = 'DISCOVERED'; raw_size = NULL; raw_sha256 = NULL",
        "status = 'DOWNLOADED'; raw_size = NULL; raw_sha256 = NULL; raw_modified_at = NULL",
        "status = 'READY'; raw_size = NULL; raw_sha256 = NULL; raw_modified_at = NULL",
        "raw_size = NULL; raw_sha256 = NULL; raw_modified_at = NULL",
        "picture_size = -5",
        "picture_size = NULL",
        "picture_sha256 = NULL",
        "picture_sha256 = 'xyz'",
        "picture_size = NULL; picture_sha256 = NULL",
      })
  void refusesABadLifeCycle(String overrides) throws SQLException {
    insert("file_metadata", metadata());
    assertThatThrownBy(() -> insert("processed_file", processed(), overrides))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SQLITE_CONSTRAINT");
  }

  @Test
  void keepsMetadataAndLifeCycleTogether() throws SQLException {
    assertThatThrownBy(() -> insert("processed_file", processed()))
        .hasMessageContaining("SQLITE_CONSTRAINT_FOREIGNKEY");
    insert("file_metadata", metadata());
    insert("processed_file", processed());
    assertThatThrownBy(() -> sql.execute("DELETE FROM file_metadata"))
        .hasMessageContaining("SQLITE_CONSTRAINT_FOREIGNKEY");
  }

  private static Map<String, String> observation() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", "'0d1f3c52-64be-4b6c-9a5e-2f3a1c9d3e7f'");
    row.put("camera", "'c3'");
    row.put("name", "'A'");
    row.put("sungrazers", "'kreutz'");
    row.put("note", "''");
    row.put("created_at", TIME);
    row.put("updated_at", TIME);
    row.put("version", "1");
    return row;
  }

  private static Map<String, String> mark() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("observation", "'0d1f3c52-64be-4b6c-9a5e-2f3a1c9d3e7f'");
    row.put("frame", "'20251017-c3-33862837'");
    row.put("observed_at", TIME);
    row.put("array_column", "-0.5");
    row.put("array_row", "1023.25");
    row.put("method", "'pixel'");
    row.put("width", "1024");
    row.put("height", "1024");
    row.put("roll_degrees", "-4.75");
    row.put("sun_column", "516.5");
    row.put("sun_row", "529.25");
    row.put("plate_scale_arcsec", "56");
    return row;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = '1'",
        "camera = 'c1'",
        "name = ''",
        "sungrazers = ''",
        "note = NULL",
        "created_at = '2025-10-17'",
        "updated_at = 7",
        "version = 0",
      })
  void refusesABadObservation(String overrides) {
    assertThatThrownBy(() -> insert("observation", observation(), overrides))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SQLITE_CONSTRAINT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "observation = '0d1f3c52-64be-4b6c-9a5e-000000000000'",
        "frame = '33862837'",
        "observed_at = 'noon'",
        "array_column = -0.51",
        "array_column = 1023.5",
        "array_row = NULL",
        "array_row = 1024",
        "method = 'PIXEL'",
        "width = 0",
        "height = 0",
        "roll_degrees = 'north'",
        "plate_scale_arcsec = 0",
      })
  void refusesABadMark(String overrides) throws SQLException {
    insert("observation", observation());
    assertThatThrownBy(() -> insert("mark", mark(), overrides))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SQLITE_CONSTRAINT");
  }

  @Test
  void aMarkNeedsItsObservationAndNoFrame() throws SQLException {
    insert("observation", observation());
    insert("mark", mark());
    assertThat(sql.query("SELECT count(*) FROM mark")).containsExactly("1");
    sql.execute("DELETE FROM observation");
    assertThat(sql.query("SELECT count(*) FROM mark")).containsExactly("0");
  }

  @ParameterizedTest
  @CsvSource({"user_version, 7", "application_id, 1129270612", "journal_mode, wal"})
  void marksTheFile(String pragma, String value) throws SQLException {
    assertThat(sql.query("PRAGMA " + pragma)).containsExactly(value);
  }
}
