package org.comethunter.fits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The real LASCO files beside the project, which tests may read where they exist. Paths are
 * relative to a module's folder.
 */
public final class RealFiles {
  private static final Path SHARED = Path.of("..", "..", "shared").toAbsolutePath().normalize();

  private RealFiles() {}

  /** Skips the calling test, with a message, where the real files are missing. */
  public static void assumeThere() {
    Assumptions.assumeTrue(
        Files.isDirectory(archive()), () -> "needs the real LASCO files in " + archive());
  }

  /** The folder that holds the day folders. */
  public static Path archive() {
    return SHARED.resolve("archive").resolve("level_05");
  }

  /** Reference values of the filters. */
  public static Path golden() {
    return SHARED.resolve("golden").resolve("filters.json");
  }

  /** A file that must be refused. */
  public static Path negative(String name) {
    return SHARED.resolve("negative").resolve(name);
  }

  /** A real frame, gzip'ed: {@code frame("020108", "c3", "32082037")}. */
  public static Path frame(String day, String camera, String name) {
    return archive().resolve(day).resolve(camera).resolve(name + ".fts.gz");
  }

  /** Every real frame, gzip'ed, in the order of its path. */
  public static List<Path> frames() {
    try (Stream<Path> files = Files.walk(archive())) {
      return files.filter(file -> file.toString().endsWith(".fts.gz")).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError("The real files cannot be listed", e);
    }
  }

  /** The bytes of a gzip'ed file, unpacked. */
  public static byte[] unpacked(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("The real file cannot be unpacked: " + file, e);
    }
  }
}
