package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.comethunter.application.port.StorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCopyTest {
  @TempDir private Path folder;
  private Path file;
  private Path target;

  @BeforeEach
  void name() {
    file = folder.resolve("test.db");
    target = folder.resolve("copy of it.db");
  }

  @Test
  void aCopyMadeWhileOthersWriteIsSoundAndComplete() throws Exception {
    try (Database database = Database.open(file)) {
      for (int i = 0; i < 100; i++) {
        OtherProcess.addFrame(database, i);
      }
      AtomicBoolean enough = new AtomicBoolean();
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 100; !enough.get(); i++) {
                      OtherProcess.addFrame(database, i);
                    }
                  });
      DatabaseFile.Copy copy;
      try {
        copy = DatabaseFile.copy(file, target);
      } finally {
        enough.set(true);
        writer.join();
      }

      assertThat(copy.files()).isGreaterThanOrEqualTo(100);
      assertThat(copy.bytes()).isEqualTo(Files.size(target));
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.filter(path -> path.toString().contains("copy"))).containsExactly(target);
      }
    }
    try (Database restored = Database.open(target)) {
      assertThat(restored.inspection().damage()).isEmpty();
      assertThat(restored.inspection().staleLines()).isEmpty();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
  }

  @Test
  void aDamagedDatabaseIsNotCopied() throws IOException {
    try (Database database = Database.open(file)) {
      for (int i = 0; i < 2000; i++) {
        OtherProcess.addFrame(database, i);
      }
    }
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.seek(content.length() / 2 / 4096 * 4096);
      content.write(new byte[8 * 4096]);
    }
    assertThatThrownBy(() -> DatabaseFile.copy(file, target))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is damaged");
    assertThat(target).doesNotExist();
  }

  @Test
  void whatIsThereAlreadyIsNotOverwritten() throws IOException {
    Database.open(file).close();
    Files.writeString(target, "mine");
    assertThatThrownBy(() -> DatabaseFile.copy(file, target))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("exists already");
    assertThat(target).hasContent("mine");
  }
}
