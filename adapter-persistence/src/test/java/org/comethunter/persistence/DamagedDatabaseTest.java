package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.persistence.contract.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that is damaged, not ours, or mixed with what is left of another. */
class DamagedDatabaseTest {

  private static final DownlinkSlot SLOT =
      DownlinkSlot.announced(Samples.window("2025-10-17T08:00:00Z", "2025-10-17T10:00:00Z"), "D34");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("test.db");
  }

  private static SqliteDownlinkSlotRepository slots(Database database) {
    return new SqliteDownlinkSlotRepository(database);
  }

  private List<String> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void assertRefused(String... reasons) throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(reasons);
    assertThatThrownBy(() -> Database.openReadOnly(file)).isInstanceOf(StorageException.class);
    assertThat(file).hasBinaryContent(before);
    assertThat(filesInFolder()).containsExactly(file.getFileName().toString());
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Files.createFile(file);
    assertRefused("is damaged; it was left as it is");
  }

  @Test
  void beginsAnewWhereACrashLeftHalfOfANewDatabase() throws IOException {
    Files.writeString(folder.resolve("test.db.new"), "half of it");
    try (Database database = Database.open(file)) {
      assertThat(slots(database).addNew(List.of(SLOT))).isEqualTo(1);
    }
    assertThat(filesInFolder()).containsExactly("test.db");
  }

  /** A copy in the place of a database that a crash left with a log. */
  @Test
  void aCopyIsNotMixedWithTheLogOfTheDatabaseBefore() throws IOException {
    Path copy = folder.resolve("copy.db");
    Path log = folder.resolve("test.db-wal");
    Path stale = folder.resolve("stale");
    try (Database database = Database.open(file)) {
      DatabaseFile.copy(file, copy);
      slots(database).addNew(List.of(SLOT));
      Files.copy(log, stale);
    }
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    Files.move(stale, log);

    try (Database database = Database.open(file)) {
      assertThat(slots(database).find(SLOT.id())).isEmpty();
      assertThat(database.inspection().damage()).isEmpty();
      assertThat(slots(database).addNew(List.of(SLOT))).isEqualTo(1);
    }
    assertThat(filesInFolder()).containsExactly("test.db", "test.db-wal.stale");
  }

  @Test
  void aLogThatIsGarbageCostsOnlyWhatWasInIt() throws IOException {
    fill();
    byte[] garbage = new byte[50_000];
    new Random(3).nextBytes(garbage);
    Files.write(folder.resolve("test.db-wal"), garbage);
    try (Database database = Database.open(file)) {
      assertThat(database.inspection().damage()).isEmpty();
      assertThat(slots(database).addNew(List.of(SLOT))).isEqualTo(1);
    }
  }

  @Test
  void aLogThatIsMissingCostsOnlyWhatWasInIt() throws IOException {
    fill();
    Path killed = folder.resolve("killed.db");
    try (Database database = Database.open(file)) {
      slots(database).addNew(List.of(SLOT));
      Files.copy(file, killed);
    }
    try (Database database = Database.open(killed)) {
      assertThat(slots(database).find(SLOT.id())).isEmpty();
      assertThat(database.inspection().damage()).isEmpty();
    }
  }

  static Stream<byte[]> garbage() {
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);
    byte[] disguised = noise.clone();
    byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(magic, 0, disguised, 0, magic.length);
    return Stream.of(
        noise,
        disguised,
        "SIMPLE  =                    T".getBytes(StandardCharsets.US_ASCII),
        magic,
        new byte[4096],
        new byte[] {'x'});
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void leavesAFileOfAnotherKindAsItIs(byte[] content) throws IOException {
    Files.write(file, content);
    assertRefused("is not a SQLite database; it was left as it is");
  }

  @Test
  void leavesTheDatabaseOfAnotherProgramAsItIs() throws Exception {
    try (RawSql sql = new RawSql(file)) {
      sql.execute("CREATE TABLE recipe (name TEXT)");
    }
    assertRefused("belongs to another program");
  }

  @Test
  void leavesTheDatabaseOfANewerVersionAsItIs() throws Exception {
    Database.open(file).close();
    try (RawSql sql = new RawSql(file)) {
      sql.execute("PRAGMA user_version = 99");
    }
    assertRefused("was written by a newer version of this program (schema 99", "put back a copy");
  }

  @Test
  void refusesAFolder() throws IOException {
    Files.createDirectory(file);
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is a folder");
  }

  private void fill() {
    try (Database database = Database.open(file)) {
      for (int i = 0; i < 200; i++) {
        OtherProcess.addFrame(database, i);
      }
    }
  }

  @Test
  void refusesATruncatedDatabase() throws IOException {
    fill();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertRefused("is damaged");
  }

  @Test
  void refusesADatabaseWhoseSchemaIsDamaged() throws IOException {
    fill();
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.seek(4096);
      content.write(new byte[(int) content.length() - 4096]);
    }
    assertRefused("is damaged");
  }

  /** The page of the file with the first rows of the slots' table, overwritten with zeros. */
  private void damageTable() throws Exception {
    fill();
    long page;
    try (RawSql sql = new RawSql(file)) {
      page =
          Long.parseLong(
              sql.query("SELECT rootpage FROM sqlite_schema WHERE name = 'downlink_slot'")
                  .getFirst());
    }
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.seek((page - 1) * 4096);
      content.write(new byte[4096]);
    }
  }

  @Test
  void doesNotWriteToADatabaseWithADamagedTable() throws Exception {
    damageTable();
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(StorageException.class)
        .hasMessageMatching("The database .* is damaged \\(.+\\); it was left as it is.*");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void saysThatATableIsDamaged() throws Exception {
    damageTable();
    try (Database database = Database.openReadOnly(file)) {
      assertThatThrownBy(() -> slots(database).find(SLOT.id()))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("The database %s is damaged; it was left as it is.", file)
          .hasMessageContaining("Put back a copy");
    }
  }
}
