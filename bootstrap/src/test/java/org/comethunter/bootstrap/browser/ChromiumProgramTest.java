package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumProgramTest {
  @TempDir Path folder;

  private Path program(String name) throws Exception {
    Path file = Files.createFile(folder.resolve(name));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void theFirstOnThePathIsTaken() throws Exception {
    Path chrome = program("google-chrome");
    String path = String.join(File.pathSeparator, "", "/nowhere", folder.toString());
    assertThat(ChromiumProgram.find(Map.of("PATH", path)::get)).contains(chrome);
  }

  @Test
  void theOneThatIsNamedComesFirst() throws Exception {
    program("chromium");
    Path named = program("mine");
    Map<String, String> environment =
        Map.of("PATH", folder.toString(), "CHROME_BIN", named.toString());
    assertThat(ChromiumProgram.find(environment::get)).contains(named);
  }

  @Test
  void whatCannotBeRunIsNone() throws Exception {
    Path file = Files.createFile(folder.resolve("chromium"));
    assertThat(ChromiumProgram.find(Map.of("PATH", folder.toString())::get)).isEmpty();
    assertThat(ChromiumProgram.find(Map.<String, String>of()::get)).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> ChromiumProgram.find(Map.of("CHROME_BIN", file.toString())::get))
        .withMessageContaining("CHROME_BIN");
  }
}
