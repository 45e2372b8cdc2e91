package org.comethunter.benchmarks.torture.input;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * What one input may cost. Memory is counted as all that every thread of this program takes from
 * the heap meanwhile, given back or not: more than was ever in use.
 */
final class Limits {
  static final Duration LONGEST = Duration.ofSeconds(5);
  static final long MOST_BYTES = 100_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long slowest;
  private long largest;

  /** What is done under the limits. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Does it, and says which limit it went beyond, if it did. */
  Optional<String> over(Work work) throws Exception {
    long bytesBefore = THREADS.getTotalThreadAllocatedBytes();
    long begun = System.nanoTime();
    work.run();
    long took = System.nanoTime() - begun;
    long bytes = THREADS.getTotalThreadAllocatedBytes() - bytesBefore;
    slowest = Math.max(slowest, took);
    largest = Math.max(largest, bytes);
    if (took > LONGEST.toNanos()) {
      return Optional.of("It took %d ms.".formatted(Duration.ofNanos(took).toMillis()));
    }
    return bytes > MOST_BYTES
        ? Optional.of("It took %,d bytes of memory.".formatted(bytes))
        : Optional.empty();
  }

  /** The longest that any took. */
  Duration slowest() {
    return Duration.ofNanos(slowest);
  }

  /** The most bytes that any took. */
  long largest() {
    return largest;
  }
}
