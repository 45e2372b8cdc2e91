package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.persistence.contract.Race;
import org.comethunter.persistence.contract.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

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

  @Test
  void keepsItsRowsAndLeavesOneFileBehind() throws IOException {
    try (Database database = Database.open(file)) {
      slots(database).addNew(List.of(SLOT));
      assertThat(filesInFolder()).contains("test.db-wal");
    }
    assertThat(filesInFolder()).containsExactly("test.db");
    try (Database database = Database.open(file)) {
      assertThat(slots(database).find(SLOT.id())).contains(SLOT);
    }
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    try (Database database = Database.open(file)) {
      slots(database).addNew(List.of(SLOT));
      for (String name : List.of("test.db", "test.db-wal", "test.db-shm")) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b.db", "höme ☄.db", "what?mode=memory.db", "50%25#1;.db"})
  void takesAnyName(String name) throws IOException {
    file = folder.resolve(name);
    try (Database database = Database.open(file)) {
      slots(database).addNew(List.of(SLOT));
    }
    assertThat(filesInFolder()).containsExactly(name);
    try (Database database = Database.openReadOnly(file)) {
      assertThat(slots(database).find(SLOT.id())).contains(SLOT);
    }
  }

  /** Only the migration: that one process at a time goes on to write is the home's affair. */
  @Test
  void migratesOnceWhenSeveralDoItTogether() throws Exception {
    List<Boolean> migrated =
        Race.of(
            4,
            _ -> {
              try (Connection connection =
                  Sqlite.plain(file, Duration.ofSeconds(20)).getConnection()) {
                Schema.migrate(connection, file);
                return true;
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(migrated).containsOnly(true);
    try (Database database = Database.open(file)) {
      assertThat(slots(database).find(SLOT.id())).isEmpty();
    }
  }

  @Test
  void readersNeitherWaitForTheWriterNorSeeItsUnfinishedWork() {
    try (Database database = Database.open(file)) {
      DownlinkSlotRow row = DownlinkSlotRow.of(SLOT);
      database.inTransaction(
          DownlinkSlotMapper.class,
          table -> {
            table.addIfNew(row);
            assertThat(slots(database).find(SLOT.id())).isEmpty();
            return table.find(SLOT.id()).orElseThrow();
          });
      assertThat(slots(database).find(SLOT.id())).contains(SLOT);
    }
  }

  @Test
  void rollsBackWhatDoesNotEndWell() {
    try (Database database = Database.open(file)) {
      DownlinkSlotRow row = DownlinkSlotRow.of(SLOT);
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      DownlinkSlotMapper.class,
                      table -> {
                        table.addIfNew(row);
                        throw new IllegalStateException("half way");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("half way");
      assertThat(slots(database).find(SLOT.id())).isEmpty();
      assertThat(slots(database).addNew(List.of(SLOT))).isEqualTo(1);
    }
  }

  @Test
  void worksOnAnInterruptedThreadAndKeepsTheInterrupt() throws Exception {
    try (Database database = Database.open(file)) {
      slots(database).addNew(List.of(SLOT.at(SLOT.window().start())));
      List<Boolean> stillInterrupted =
          Race.of(
              12,
              _ -> {
                Thread.currentThread().interrupt();
                DownlinkSlot seen;
                do {
                  seen = slots(database).find(SLOT.id()).orElseThrow();
                } while (!slots(database).compareAndSet(seen, seen.cycleSucceeded()));
                return Thread.interrupted();
              });
      assertThat(stillInterrupted).hasSize(12).containsOnly(true);
      assertThat(slots(database).find(SLOT.id()).orElseThrow().successfulCycles()).isEqualTo(12);
    }
  }

  @Test
  void anInterruptWhileWaitingForTheWriterIsKeptToo() throws Exception {
    try (Database database = Database.open(file)) {
      Thread waiting =
          new Thread(
              () -> {
                slots(database).addNew(List.of(SLOT));
                if (Thread.currentThread().isInterrupted()) {
                  slots(database).compareAndSet(SLOT, SLOT.at(SLOT.window().start()));
                }
              });
      database.inTransaction(
          DownlinkSlotMapper.class,
          _ -> {
            waiting.start();
            while (waiting.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
            waiting.interrupt();
            return null;
          });
      waiting.join();
      assertThat(slots(database).find(SLOT.id())).contains(SLOT.at(SLOT.window().start()));
    }
  }

  @Test
  void saysThatItIsClosed() {
    Database database = Database.open(file);
    database.close();
    database.close();
    assertThatThrownBy(() -> slots(database).find(SLOT.id()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> slots(database).addNew(List.of(SLOT)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("closed");
  }
}
