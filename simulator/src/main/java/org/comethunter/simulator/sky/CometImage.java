package org.comethunter.simulator.sky;

import java.util.Optional;

/**
 * A comet in one frame.
 *
 * @param comet which comet
 * @param x column of its head, 0-based
 * @param y row of its head, row 0 at the bottom
 * @param tailColumns direction of its tail (away from the Sun), columns, of unit length
 * @param tailRows the same, rows
 * @param peak DN/s at the head's centre
 * @param snr its peak over the local noise through a matched filter
 * @param visible inside the field, clear of occulter, pylon and missing blocks
 */
record CometImage(
    Comet comet,
    double x,
    double y,
    double tailColumns,
    double tailRows,
    double peak,
    double snr,
    boolean visible) {

  /** Gain in signal to noise of a matched filter over the peak pixel: √π · σ. */
  private static final double MATCHED_FILTER_GAIN =
      StrictMath.sqrt(StrictMath.PI) * PointSpread.SIGMA;

  private static final double CLEAR = 0.3;
  private static final int MARGIN = 3;

  /**
   * The comet's image, as bright as {@code bestSnr} asks for; empty outside the frame.
   *
   * @param bestSnr signal to noise of the clearest comet where it is seen best
   */
  static Optional<CometImage> of(
      Comet comet, Camera camera, SkyProjection projection, MissingBlocks missing, double bestSnr) {
    SkyProjection.Place place = comet.place(projection);
    int column = (int) StrictMath.round(place.x());
    int row = (int) StrictMath.round(place.y());
    if (!isInside(column) || !isInside(row)) {
      return Optional.empty();
    }
    Background background = Background.of(camera);
    int pixel = row * Camera.SIZE + column;
    double transmission = background.transmission(pixel);
    double snr =
        bestSnr
            * comet.brightness()
            * camera.sensitivity().at(place.solarRadii())
            * Math.min(1, transmission / CLEAR);
    double fromSunColumns = place.x() - camera.optics().sunColumn();
    double fromSunRows = place.y() - camera.optics().sunRow();
    double distance = StrictMath.hypot(fromSunColumns, fromSunRows);
    boolean visible =
        place.solarRadii() > camera.sensitivity().innerEdge()
            && place.solarRadii() < camera.instrument().outerFieldSolarRadii()
            && transmission > CLEAR
            && !missing.contains(column, row);
    return Optional.of(
        new CometImage(
            comet,
            place.x(),
            place.y(),
            fromSunColumns / distance,
            fromSunRows / distance,
            snr * background.noise(pixel) / MATCHED_FILTER_GAIN,
            snr,
            visible));
  }

  private static boolean isInside(int position) {
    return position >= MARGIN && position < Camera.SIZE - MARGIN;
  }
}
