package org.comethunter.simulator.sky;

/**
 * What a header says of its counts; zeros, which mark missing data, are left out of all but their
 * number.
 */
final class CountStatistics {

  private final int[] histogram = new int[Short.MAX_VALUE + 1];
  private final int total;
  private final double mean;
  private final double deviation;

  private CountStatistics(short[] counts) {
    long sum = 0;
    long squares = 0;
    for (short count : counts) {
      histogram[count]++;
      sum += count;
      squares += (long) count * count;
    }
    total = counts.length - histogram[0];
    mean = total == 0 ? 0 : (double) sum / total;
    deviation =
        total == 0 ? 0 : StrictMath.sqrt(Math.max(0, (double) squares / total - mean * mean));
  }

  /** The statistics of counts, none of them negative. */
  static CountStatistics of(short[] counts) {
    return new CountStatistics(counts);
  }

  int zeros() {
    return histogram[0];
  }

  double mean() {
    return mean;
  }

  /** Standard deviation. */
  double deviation() {
    return deviation;
  }

  int least() {
    return percentile(0);
  }

  int most() {
    return percentile(100);
  }

  /** The count that so many per cent of the pixels do not exceed. */
  int percentile(int percent) {
    long wanted = Math.max(1, (long) total * percent / 100);
    long seen = 0;
    for (int count = 1; count < histogram.length; count++) {
      seen += histogram[count];
      if (seen >= wanted) {
        return count;
      }
    }
    return 0;
  }
}
