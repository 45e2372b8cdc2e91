package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.StorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading beside a process that writes, after it, and after its crash. */
class ReadOnlyDatabaseTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("test.db");
  }

  private static List<String> frames(Database database) {
    FrameQuery everything =
        new FrameQuery(Optional.empty(), Optional.empty(), Optional.empty(), 100);
    return new SqliteFrameCatalogue(database)
        .list(everything).stream().map(frame -> frame.id().name()).toList();
  }

  private List<String> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void seesWhatAProcessThatIsStillWritingHasCommitted() throws Exception {
    try (OtherProcess writer = new OtherProcess(file)) {
      writer.add(1);
      try (Database reading = Database.openReadOnly(file)) {
        assertThat(frames(reading)).containsExactly("1");
        writer.add(2);
        assertThat(frames(reading)).containsExactly("1", "2");
      }
      writer.add(3);
      try (Database reading = Database.openReadOnly(file)) {
        assertThat(frames(reading)).containsExactly("1", "2", "3");
      }
    }
    assertThat(filesInFolder()).containsExactly("test.db");
  }

  @Test
  void outlivesTheWriter() throws Exception {
    OtherProcess writer = new OtherProcess(file);
    writer.add(1);
    try (Database reading = Database.openReadOnly(file)) {
      writer.close();
      assertThat(frames(reading)).containsExactly("1");
    }
    assertThat(filesInFolder()).containsExactly("test.db");
  }

  @Test
  void readsWithoutAWriter() throws Exception {
    try (Database database = Database.open(file)) {
      OtherProcess.addFrame(database, 1);
    }
    try (Database reading = Database.openReadOnly(file)) {
      assertThat(frames(reading)).containsExactly("1");
    }
    assertThat(filesInFolder()).containsExactly("test.db");
  }

  @Test
  void readsWhatACrashLeftInTheLog() throws Exception {
    OtherProcess writer = new OtherProcess(file);
    writer.add(1);
    writer.add(2);
    writer.crash();
    assertThat(filesInFolder()).contains("test.db-wal");
    try (Database reading = Database.openReadOnly(file)) {
      assertThat(frames(reading)).containsExactly("1", "2");
    }
    assertThat(filesInFolder()).containsExactly("test.db");
    try (Database database = Database.open(file)) {
      assertThat(frames(database)).containsExactly("1", "2");
    }
  }

  @Test
  void isOpenedForWritingAfterACrashToo() throws Exception {
    OtherProcess writer = new OtherProcess(file);
    writer.add(1);
    writer.crash();
    try (Database database = Database.open(file)) {
      OtherProcess.addFrame(database, 2);
      assertThat(frames(database)).containsExactly("1", "2");
    }
  }

  @Test
  void refusesToWrite() {
    Database.open(file).close();
    try (Database reading = Database.openReadOnly(file)) {
      assertThatThrownBy(() -> OtherProcess.addFrame(reading, 1))
          .isInstanceOf(StorageException.class)
          .hasMessage("The database " + file + " is open for reading only.");
    }
  }

  @Test
  void saysThatThereIsNoneAndCreatesNone() throws IOException {
    assertThat(Database.exists(file)).isFalse();
    assertThatThrownBy(() -> Database.openReadOnly(file))
        .isInstanceOf(StorageException.class)
        .hasMessage("There is no database at " + file + ".");
    assertThat(filesInFolder()).isEmpty();
    Database.open(file).close();
    assertThat(Database.exists(file)).isTrue();
  }

  @Test
  void refusesAnotherVersion() throws SQLException {
    Database.open(file).close();
    userVersion(Schema.VERSION + 1);
    assertThatThrownBy(() -> Database.openReadOnly(file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("newer version");
    userVersion(1);
    assertThatThrownBy(() -> Database.openReadOnly(file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("older version 1");
    userVersion(0);
    assertThatThrownBy(() -> Database.openReadOnly(file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("says that its version is 0, which is none");
  }

  private void userVersion(int version) throws SQLException {
    try (RawSql sql = new RawSql(file)) {
      sql.execute("PRAGMA user_version = " + version);
    }
  }
}
