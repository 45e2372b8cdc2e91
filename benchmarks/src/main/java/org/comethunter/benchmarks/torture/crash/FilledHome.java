package org.comethunter.benchmarks.torture.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.simulator.replica.Replica;

/** A home with frames, to be copied, and the archive they are from. */
final class FilledHome implements AutoCloseable {
  private final LiveWork live;
  private final Path filled;

  /**
   * Fills it.
   *
   * @param folder where it is to be; empty
   */
  FilledHome(long seed, Path folder) throws IOException, InterruptedException {
    live = new LiveWork(seed);
    filled = folder;
    List<String> complaints = live.finish(filled);
    if (!complaints.isEmpty()) {
      throw new IOException(complaints.getFirst());
    }
  }

  Replica replica() {
    return live.replica();
  }

  void copyTo(Path home) throws IOException {
    try (Stream<Path> tree = Files.walk(filled)) {
      for (Path from : tree.toList()) {
        Path to = home.resolve(filled.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    }
  }

  /** The ids of the frames that a home has pictures of, such as {@code 20260310-c2-12345678}. */
  static List<String> frames(Path home) throws IOException {
    Path images = home.resolve("images");
    try (Stream<Path> tree = Files.walk(images)) {
      return tree.filter(Files::isRegularFile)
          .map(file -> id(images.relativize(file)))
          .sorted()
          .toList();
    }
  }

  /** Likewise, by its database. */
  static List<String> frames(Workshop workshop) {
    return workshop.ports().files().findAll(Set.of(FileStatus.PROCESSED)).stream()
        .map(file -> file.id().toString())
        .sorted()
        .toList();
  }

  private static String id(Path picture) {
    String name = picture.getName(2).toString();
    return "20%s-%s-%s"
        .formatted(picture.getName(0), picture.getName(1), name.substring(0, name.indexOf('.')));
  }

  @Override
  public void close() {
    live.close();
  }
}
