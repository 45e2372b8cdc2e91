package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Finds the largest array that the current thread allocates, by Java's flight recorder. That sees
 * every allocation that does not fit into a thread's own buffer, whose size the {@link #OPTIONS}
 * fix.
 */
final class LargestArray implements AutoCloseable {

  /** What is smaller than this may go unseen. */
  static final int LEAST_BYTES = 1 << 18;

  /** Java has to be started with these. */
  static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "-XX:TLABSize=" + LEAST_BYTES,
          "-XX:-ResizeTLAB",
          "-Xlog:jfr*=off");

  private static final String EVENT = "jdk.ObjectAllocationOutsideTLAB";

  private final Recording recording = new Recording();
  private final long thread = Thread.currentThread().threadId();

  private LargestArray() {}

  /** Begins. */
  static LargestArray record() {
    LargestArray largest = new LargestArray();
    largest.recording.enable(EVENT).withoutStackTrace();
    largest.recording.start();
    return largest;
  }

  /** Its size; 0 if none was seen. Ends the recording. */
  long bytes() throws IOException {
    recording.stop();
    Path file = Files.createTempFile("comet-hunter-benchmark-", ".jfr");
    try {
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(this::isOwn)
          .mapToLong(event -> event.getLong("allocationSize"))
          .max()
          .orElse(0);
    } finally {
      Files.delete(file);
    }
  }

  private boolean isOwn(RecordedEvent event) {
    return event.getEventType().getName().equals(EVENT)
        && event.getThread() != null
        && event.getThread().getJavaThreadId() == thread;
  }

  @Override
  public void close() {
    recording.close();
  }
}
