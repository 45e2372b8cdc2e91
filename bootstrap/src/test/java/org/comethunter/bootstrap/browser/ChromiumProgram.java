package org.comethunter.bootstrap.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Where this machine has Chromium, or one of its kind. */
final class ChromiumProgram {
  static final String ABSENT =
      "No chromium was found: browser tests are skipped. Install it (Debian: apt-get install"
          + " chromium), or name one in the environment variable CHROME_BIN.";

  private static final String VARIABLE = "CHROME_BIN";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private ChromiumProgram() {}

  /**
   * The one that the environment names, or else the first on its path.
   *
   * @throws IllegalStateException if the environment names something that cannot be run
   */
  static Optional<Path> find(UnaryOperator<String> environment) {
    String named = environment.apply(VARIABLE);
    if (named != null && !named.isBlank()) {
      Path program = Path.of(named);
      if (!isProgram(program)) {
        throw new IllegalStateException(VARIABLE + " names no program that can be run: " + named);
      }
      return Optional.of(program);
    }
    String path = environment.apply("PATH");
    return Stream.ofNullable(path)
        .flatMap(folders -> Arrays.stream(folders.split(File.pathSeparator, -1)))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
        .filter(ChromiumProgram::isProgram)
        .findFirst();
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
