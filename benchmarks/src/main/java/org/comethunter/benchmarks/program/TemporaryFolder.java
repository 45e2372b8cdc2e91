package org.comethunter.benchmarks.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is removed at the end, with all that is in it; also when the program is stopped.
 */
public record TemporaryFolder(Path path) implements AutoCloseable {

  /** Makes one among the system's temporary files. */
  public static TemporaryFolder make() throws IOException {
    TemporaryFolder folder =
        new TemporaryFolder(Files.createTempDirectory("comet-hunter-benchmark-"));
    Runtime.getRuntime().addShutdownHook(new Thread(folder::close, "clean-up"));
    return folder;
  }

  /** Makes one inside of it, which can be removed before. */
  public TemporaryFolder folder(String name) throws IOException {
    return new TemporaryFolder(Files.createDirectories(path.resolve(name)));
  }

  @Override
  public void close() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + path + " could not be removed.", e);
    }
  }
}
