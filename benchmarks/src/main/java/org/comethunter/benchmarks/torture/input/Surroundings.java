package org.comethunter.benchmarks.torture.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is around a trial: the files of the current folder and the threads of this program.
 *
 * @param files names in the current folder
 * @param threads ids of threads that should end
 */
record Surroundings(Set<String> files, Set<Long> threads) {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int STEP_MILLIS = 50;

  static Surroundings now() throws IOException {
    try (Stream<Path> here = Files.list(Path.of("").toAbsolutePath())) {
      return new Surroundings(
          here.map(path -> path.getFileName().toString()).collect(Collectors.toSet()), threadIds());
    }
  }

  /** One sentence for each thing that is there now and was not before. */
  List<String> compare(Surroundings now) throws InterruptedException {
    List<String> findings = new ArrayList<>();
    Set<String> added = new TreeSet<>(now.files);
    added.removeAll(files);
    added.remove("target");
    if (!added.isEmpty()) {
      findings.add("There are new files in the current folder: " + added);
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
