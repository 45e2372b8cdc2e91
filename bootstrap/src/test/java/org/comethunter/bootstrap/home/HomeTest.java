package org.comethunter.bootstrap.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path folder;

  @Test
  void isMadeWhereThereIsNone() {
    Path home = folder.resolve("a/b");
    try (Home held = Home.hold(home)) {
      assertThat(held.folder()).isEqualTo(home.toAbsolutePath()).isDirectory();
      assertThat(held.database().getParent()).isEqualTo(held.folder());
    }
  }

  @Test
  void isHeldByOneAtATime() throws IOException {
    try (Home held = Home.hold(folder)) {
      assertThat(Files.readString(held.folder().resolve(Home.LOCK)).strip())
          .isEqualTo(Long.toString(ProcessHandle.current().pid()));
      assertThatThrownBy(() -> Home.hold(folder))
          .isInstanceOf(HomeUnusableException.class)
          .hasMessageContaining("in use by another process")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }
    Home.hold(folder).close();
  }

  @Test
  void cannotBeAFileNorLieInOne() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> Home.hold(file)).isInstanceOf(HomeUnusableException.class);
    assertThatThrownBy(() -> Home.hold(file.resolve("home")))
        .isInstanceOf(HomeUnusableException.class);
  }
}
