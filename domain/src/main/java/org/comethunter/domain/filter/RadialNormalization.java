package org.comethunter.domain.filter;

import java.util.Arrays;
import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.ValidityMask;

/**
 * The normalizing radial graded filter (Morgan, Habbal and Woo 2006, Solar Physics 236, 263): makes
 * the corona equally bright and equally rich in contrast at every distance from the Sun.
 *
 * <p>The result is (e − mean) / std, without unit, with the mean and the (population) standard
 * deviation of the valid pixels of a ring of 1 pixel about the Sun's nominal centre: ring number
 * ⌊distance⌋. Where all pixels of a ring are equal it is 0, or ±1 if the rounded mean of their
 * rates is not quite that rate; the plain definition in double precision gives the same.
 */
final class RadialNormalization implements Filter {
  /** A header may put the Sun anywhere: all pixels farther away share a ring. */
  private static final int FARTHEST = 16_383;

  private short[] rings = new short[0];
  private int width;
  private int height;
  private double sunColumn;
  private double sunRow;
  private double[] sums = new double[0];
  private double[] squares = new double[0];
  private int[] counts = new int[0];

  @Override
  public String description() {
    return "normalizing radial graded filter, rings of 1 px";
  }

  @Override
  public ValidityMask apply(Frame frame, List<? extends FrameRows> others, float[] out) {
    ValidityMask mask = frame.counts().mask();
    layRings(frame.header());
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(counts, 0);
    forEachRun(mask, (from, to) -> addUp(frame, from, to));
    divideByCounts(sums);
    forEachRun(mask, (from, to) -> addUpSquares(frame, from, to));
    divideByCounts(squares);
    for (int ring = 0; ring < squares.length; ring++) {
      squares[ring] = squares[ring] > 0 ? 1 / Math.sqrt(squares[ring]) : 0;
    }
    Arrays.fill(out, 0, mask.size(), 0);
    forEachRun(mask, (from, to) -> normalize(frame, from, to, out));
    return mask;
  }

  private void forEachRun(ValidityMask mask, RunWork work) {
    for (int row = 0; row < height; row++) {
      for (int run = 0; run < mask.runs(row); run++) {
        work.on(row * width + mask.runStart(row, run), row * width + mask.runEnd(row, run));
      }
    }
  }

  private void addUp(Frame frame, int from, int to) {
    float[] in = frame.counts().values();
    double bias = frame.header().biasCounts();
    double seconds = frame.header().exposureSeconds();
    for (int i = from; i < to; i++) {
      sums[rings[i]] += (in[i] - bias) / seconds;
      counts[rings[i]]++;
    }
  }

  /** Of the differences from the mean, which {@link #sums} holds by now. */
  private void addUpSquares(Frame frame, int from, int to) {
    float[] in = frame.counts().values();
    double bias = frame.header().biasCounts();
    double seconds = frame.header().exposureSeconds();
    for (int i = from; i < to; i++) {
      double difference = (in[i] - bias) / seconds - sums[rings[i]];
      squares[rings[i]] += difference * difference;
    }
  }

  /** Here {@link #squares} holds 1 / std. */
  private void normalize(Frame frame, int from, int to, float[] out) {
    float[] in = frame.counts().values();
    double bias = frame.header().biasCounts();
    double seconds = frame.header().exposureSeconds();
    for (int i = from; i < to; i++) {
      double difference = (in[i] - bias) / seconds - sums[rings[i]];
      out[i] = (float) (difference * squares[rings[i]]);
    }
  }

  private void divideByCounts(double[] values) {
    for (int ring = 0; ring < values.length; ring++) {
      values[ring] /= Math.max(1, counts[ring]);
    }
  }

  /** The ring of every pixel, kept until a frame has another size or another place of the Sun. */
  private void layRings(FrameHeader header) {
    if (width == header.width()
        && height == header.height()
        && sunColumn == header.sunColumn()
        && sunRow == header.sunRow()) {
      return;
    }
    width = header.width();
    height = header.height();
    sunColumn = header.sunColumn();
    sunRow = header.sunRow();
    rings = rings.length == width * height ? rings : new short[width * height];
    int last = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double dx = column - sunColumn;
        double dy = row - sunRow;
        int ring = (int) Math.min(Math.sqrt(dx * dx + dy * dy), FARTHEST);
        rings[row * width + column] = (short) ring;
        last = Math.max(last, ring);
      }
    }
    sums = new double[last + 1];
    squares = new double[last + 1];
    counts = new int[last + 1];
  }

  /** What is done with the pixels from one index up to, not including, another. */
  @FunctionalInterface
  private interface RunWork {
    void on(int from, int to);
  }
}
