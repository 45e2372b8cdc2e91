package org.comethunter.benchmarks.torture.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process needs at a moment; Linux only.
 *
 * @param residentBytes its memory
 * @param threads its threads, without virtual ones
 * @param descriptors its open files and sockets
 * @param databaseBytes the size of the database, its log included
 * @param queueBytes the same of the queue of jobs
 */
record Sample(
    long residentBytes, long threads, long descriptors, long databaseBytes, long queueBytes) {

  static Sample of(long process, Path home) throws IOException {
    return new Sample(
        status(process, "VmRSS:") * 1024,
        status(process, "Threads:"),
        descriptors(process),
        size(home, "comet-hunter.db"),
        size(home, "jobs.db"));
  }

  private static long status(long process, String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private static long descriptors(long process) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + process + "/fd"))) {
      return open.count();
    }
  }

  private static long size(Path home, String database) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(database))
          .mapToLong(Sample::size)
          .sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0; // a log that has just been taken in
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
