package org.comethunter.bootstrap.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundProcessTest {
  @TempDir Path folder;

  @Test
  void takesASessionOfItsOwnWhereThatCanBeHad() throws Exception {
    assertThat(Files.createFile(folder.resolve("setsid")).toFile().setExecutable(true)).isTrue();
    String path = "/nowhere" + File.pathSeparator + folder;

    assertThat(BackgroundProcess.detached(path)).containsExactly("setsid");
  }

  /** Elsewhere it does not hear what a terminal sends when it is closed, or at Ctrl-C. */
  @Test
  void elsewhereIsDeafToTheTerminal() throws Exception {
    List<String> command = new ArrayList<>(BackgroundProcess.detached(folder.toString()));
    command.addAll(List.of("sh", "-c", "kill -HUP $$; kill -INT $$; echo still here"));
    Process process = new ProcessBuilder(command).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo("still here");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
