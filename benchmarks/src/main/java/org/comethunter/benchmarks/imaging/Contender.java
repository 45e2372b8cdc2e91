package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Something that makes pictures of a certain number of frames whenever it is asked. */
interface Contender {

  /** What it is, for the person who waits and for the table. */
  String name();

  /**
   * Does it all once.
   *
   * @param out an empty folder for what it writes
   */
  Run run(Path out) throws IOException, InterruptedException;

  /**
   * What one run took.
   *
   * @param frames how many frames it had
   * @param seconds how long it took
   * @param peakBytes the most memory it had resident, where that is known
   */
  record Run(int frames, double seconds, OptionalLong peakBytes) {

    /** Frames per second. */
    double rate() {
      return frames / seconds;
    }
  }
}
