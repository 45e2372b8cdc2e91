package org.comethunter.domain.image;

import org.comethunter.domain.instrument.Instrument;

/**
 * Where a camera shows sky: outside its occulter and inside its field stop, both circles about the
 * nominal centre of the Sun. What lies elsewhere is the camera itself, and its edges are hundreds
 * of times brighter than any comet.
 *
 * <p>Measured on frames of 2000 to 2010: the light falls to half at 1.97 solar radii (C2) and 3.77
 * (C3) towards the occulter and at 32.2 to 32.5 towards the field stop of C3. Light fills C2 to the
 * corners of its detector, far beyond the 6.4 solar radii of its unvignetted field, and comets are
 * found there.
 *
 * <p>In full frames of either camera the left-most column holds the bias alone, and the two lowest
 * and two highest rows are up to three times as bright as those beside them, from 2000 to 2010
 * alike: they show the detector's edge.
 */
public final class FieldOfView {
  /**
   * The Sun's radius as seen from SOHO, in arcsec: 959.63 at 1 au (Auwers 1891, the IAU's value
   * until 2015), and about 1 % more from the L1 point, which is 1 % nearer to the Sun. The seasonal
   * ±1.7 % does not matter here.
   */
  public static final double SOLAR_RADIUS_ARCSEC = 959.63 * 1.01;

  private static final int EDGE_ROWS = 2;
  private static final int EDGE_COLUMNS = 1;

  private FieldOfView() {}

  /** Whether the pixels that show sky are the same in two frames. */
  public static boolean isSame(FrameHeader one, FrameHeader other) {
    return one.instrument() == other.instrument()
        && one.width() == other.width()
        && one.height() == other.height()
        && one.sunColumn() == other.sunColumn()
        && one.sunRow() == other.sunRow()
        && one.plateScaleArcsec() == other.plateScaleArcsec();
  }

  /** Pixels that show sky. */
  public static ValidityMask mask(FrameHeader header) {
    double pixelsPerRadius = SOLAR_RADIUS_ARCSEC / header.plateScaleArcsec();
    Instrument camera = header.instrument();
    double inner = camera.innerFieldSolarRadii() * pixelsPerRadius;
    double outer =
        camera == Instrument.C3
            ? camera.outerFieldSolarRadii() * pixelsPerRadius
            : Double.POSITIVE_INFINITY;
    ValidityMask.Builder builder = new ValidityMask.Builder(header.width(), header.height());
    for (int row = 0; row < header.height(); row++) {
      Chord chord = Chord.of(header, row, inner, outer);
      if (!isEdge(header, row)) {
        builder.add(Math.max(chord.left(), firstColumn(header)), chord.leftEnd());
        builder.add(Math.max(chord.right(), firstColumn(header)), chord.rightEnd());
      }
      builder.endRow();
    }
    return builder.build();
  }

  private static boolean isEdge(FrameHeader header, int row) {
    return isFull(header) && (row < EDGE_ROWS || row >= header.height() - EDGE_ROWS);
  }

  private static int firstColumn(FrameHeader header) {
    return isFull(header) ? EDGE_COLUMNS : 0;
  }

  private static boolean isFull(FrameHeader header) {
    return header.width() == HuntingSeries.FULL_SIZE && header.height() == HuntingSeries.FULL_SIZE;
  }
}
