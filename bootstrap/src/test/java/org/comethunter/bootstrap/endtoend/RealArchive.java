package org.comethunter.bootstrap.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with real LASCO files, beside the project. */
public final class RealArchive {
  private static final Path SHARED = Path.of("..", "..", "shared").toAbsolutePath().normalize();

  private RealArchive() {}

  /** The archive's folder; skips the test where there is none. */
  public static Path folder() {
    Path archive = SHARED.resolve("archive");
    assumeTrue(
        Files.isDirectory(archive),
        "This test reads real LASCO files from a folder 'shared/archive' beside the project, which"
            + " is not there.");
    return archive;
  }

  /** The folder with files that must be refused; skips the test where there is none. */
  static Path negatives() {
    Path negative = SHARED.resolve("negative");
    assumeTrue(
        Files.isDirectory(negative),
        "This test reads files from a folder 'shared/negative' beside the project, which is not"
            + " there.");
    return negative;
  }
}
