package org.comethunter.simulator.sky;

/**
 * A stream of pseudo-random numbers that belongs to one purpose in one frame (SplitMix64, Steele et
 * al. 2014, OOPSLA). Written out here because the JDK does not promise that its generators stay the
 * same from release to release. Not thread-safe.
 */
final class SeededStream {

  /** What numbers are drawn for; streams of different purposes are independent. */
  enum Purpose {
    TIMING(1),
    EXPOSURE(2),
    NUMBERING(3),
    NOISE(4),
    COSMIC_RAYS(5),
    LOST_BLOCKS(6),
    STREAMERS(7),
    COMET(8),
    EJECTION(9);

    private final int salt;

    Purpose(int salt) {
      this.salt = salt;
    }
  }

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /**
   * The stream of a purpose.
   *
   * @param branch tells streams of one purpose apart, such as the camera
   * @param index which frame, comet, …
   */
  SeededStream(long seed, Purpose purpose, int branch, long index) {
    state = mix(mix(mix(seed) + 31L * purpose.salt + branch) ^ (index * GOLDEN_GAMMA));
  }

  /** 64 random bits. */
  long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [from, to). */
  double between(double from, double to) {
    return from + (to - from) * nextDouble();
  }

  /** Uniform in 0 … bound − 1. */
  int below(int bound) {
    return (int) (nextDouble() * bound);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
