package org.comethunter.benchmarks.torture.input;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is around a trial: all files beside its home, those right in the current folder, and the
 * threads of this program.
 *
 * @param files size and time of each file, by its path
 * @param threads ids of threads that should end
 */
record Surroundings(Map<Path, String> files, Set<Long> threads) {
  /** Where findings are kept. */
  private static final Path BUILT = Path.of("target").toAbsolutePath();

  private static final int PATIENCE_MILLIS = 5_000;
  private static final int STEP_MILLIS = 50;

  /**
   * As it is now.
   *
   * @param home what a trial may change; its neighbours are looked at
   */
  static Surroundings now(Path home) throws IOException {
    Map<Path, String> files = new TreeMap<>();
    Path own = home.toAbsolutePath();
    note(own.getParent(), Integer.MAX_VALUE, own, files);
    note(Path.of("").toAbsolutePath(), 1, own, files);
    return new Surroundings(files, threadIds());
  }

  private static void note(Path folder, int depth, Path own, Map<Path, String> files)
      throws IOException {
    Files.walkFileTree(
        folder,
        Set.of(),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return each.equals(own) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!file.equals(BUILT) && !file.equals(own)) {
              files.put(
                  file,
                  attributes.isDirectory()
                      ? "a folder"
                      : attributes.size() + " bytes of " + attributes.lastModifiedTime());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // gone, or nobody's business
          }
        });
  }

  /** One sentence for each thing that is there now and was not before, or is another. */
  List<String> compare(Surroundings now) throws InterruptedException {
    List<String> findings = new ArrayList<>();
    Set<Path> changed = changed(now);
    if (!changed.isEmpty()) {
      findings.add("Files outside of the home are new, gone or changed: " + changed);
    }
    Set<Long> left = left();
    for (int waited = 0; !left.isEmpty() && waited < PATIENCE_MILLIS; waited += STEP_MILLIS) {
      Thread.sleep(STEP_MILLIS);
      left = left();
    }
    if (!left.isEmpty()) {
      Set<Long> ids = left;
      findings.add(
          "Threads are left: "
              + ours()
                  .filter(thread -> ids.contains(thread.threadId()))
                  .map(Thread::getName)
                  .toList());
    }
    return findings;
  }

  /** The files that are now new, gone, or others. */
  Set<Path> changed(Surroundings now) {
    Set<Path> changed = new TreeSet<>(files.keySet());
    changed.addAll(now.files.keySet());
    changed.removeIf(file -> Objects.equals(files.get(file), now.files.get(file)));
    return changed;
  }

  private Set<Long> left() {
    Set<Long> left = threadIds();
    left.removeAll(threads);
    return left;
  }

  private static Set<Long> threadIds() {
    return ours().map(Thread::threadId).collect(Collectors.toSet());
  }

  /** The threads without those that the virtual machine and OkHttp keep for a while for all. */
  private static Stream<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .filter(
            thread ->
                !thread
                    .getName()
                    .matches(
                        "OkHttp.*|Okio.*|ForkJoinPool.*|VirtualThread.*|.*Poller.*|Cleaner.*|Common-Cleaner|process"
                            + " reaper.*|Attach Listener|JMX.*|RMI.*|Java2D Disposer|Reference"
                            + " Handler|Signal Dispatcher|Notification.*"));
  }
}
