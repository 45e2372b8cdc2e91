package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.comethunter.application.port.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings SQLite into each kind of trouble and reads the sentence. */
class FailuresTest {

  private Path file;
  private RawSql sql;

  @BeforeEach
  void open(@TempDir Path folder) throws SQLException {
    file = folder.resolve("test.db");
    sql = new RawSql(file);
    sql.execute("CREATE TABLE t (text TEXT CHECK (text <> 'bad'))");
  }

  @AfterEach
  void close() throws SQLException {
    sql.close();
  }

  private String sentence(ThrowingCallable trouble) {
    SQLException failure = catchThrowableOfType(SQLException.class, trouble);
    StorageException explained = Failures.explain(file, new RuntimeException(failure));
    assertThat(explained).hasRootCause(failure).hasMessageContaining(file.toString());
    return explained.getMessage();
  }

  @Test
  void fullDiskAndThatTheConnectionSurvivesIt() throws SQLException {
    sql.execute("PRAGMA max_page_count = 10");
    assertThat(
            sentence(
                () ->
                    Transaction.run(
                        sql.connection(),
                        _ -> {
                          sql.execute("INSERT INTO t VALUES ('small')");
                          sql.execute("INSERT INTO t VALUES (hex(zeroblob(1000000)))");
                          return null;
                        })))
        .contains("is full");
    Transaction.run(
        sql.connection(),
        _ -> {
          sql.execute("INSERT INTO t VALUES ('after')");
          return null;
        });
    assertThat(sql.query("SELECT text FROM t")).containsExactly("after");
  }

  @Test
  void readOnly() {
    assertThat(
            sentence(
                () -> {
                  sql.execute("PRAGMA query_only = ON");
                  sql.execute("INSERT INTO t VALUES ('x')");
                }))
        .contains("read-only");
  }

  @Test
  void brokenRule() {
    assertThat(sentence(() -> sql.execute("INSERT INTO t VALUES ('bad')")))
        .contains("refused a row")
        .contains("CHECK");
  }

  @Test
  void locked() throws SQLException {
    try (RawSql other = new RawSql(file)) {
      other.execute("BEGIN EXCLUSIVE");
      sql.execute("PRAGMA busy_timeout = 1");
      assertThat(sentence(() -> sql.execute("INSERT INTO t VALUES ('x')"))).contains("locked");
    }
  }

  @Test
  void noSuchFolder() {
    assertThatThrownBy(() -> Database.open(file.resolveSibling("missing").resolve("a.db")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot be opened: check that its folder exists");
    assertThat(file.resolveSibling("missing")).doesNotExist();
  }

  @Test
  void lockedWhenOpened() throws Exception {
    Path database = file.resolveSibling("locked.db");
    Database.open(database).close();
    try (RawSql other = new RawSql(database)) {
      other.execute("BEGIN IMMEDIATE");
      try (Database here = Database.open(database, Duration.ofMillis(1))) {
        assertThatThrownBy(() -> new SqliteDownlinkSlotRepository(here).withdraw("x"))
            .isInstanceOf(StorageException.class)
            .hasMessageContaining("locked by another process");
      }
    }
  }

  @Test
  void somethingElse() {
    assertThat(Failures.explain(file, new IllegalStateException("odd")))
        .hasMessage("The database " + file + " failed: odd.");
  }
}
