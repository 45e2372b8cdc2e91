package org.comethunter.domain.geometry;

import java.time.Instant;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.HuntingSeries;
import org.comethunter.domain.image.Orientation;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.orbit.SunEphemeris;

/**
 * Where the pixels of a frame lie about the Sun. Array positions are (column, row), 0-based, row 0
 * = bottom; whole numbers are pixel centres.
 *
 * <p>The Sun's centre is the nominal one of the header, about a pixel from the true one; the
 * optics' distortion, below two pixels, is not taken out. A roll r turns solar north by r from the
 * rows' direction towards larger columns: so it is in frames of 2025, where CROTA1 is the tilt of
 * the Sun's axis against the ecliptic.
 *
 * @param observedAt start of the exposure
 * @param width columns of the array
 * @param height rows of the array
 * @param rollDegrees CROTA1 in degrees
 * @param sunColumn nominal column of the Sun's centre
 * @param sunRow nominal row of the Sun's centre
 * @param plateScaleArcsec arcsec per pixel, positive
 */
public record FrameGeometry(
    Instant observedAt,
    int width,
    int height,
    double rollDegrees,
    double sunColumn,
    double sunRow,
    double plateScaleArcsec) {

  /** The Sun's radius at 1 au in arcsec (Auwers 1891, the IAU's value until 2015). */
  static final double SOLAR_RADIUS_ARCSEC_AT_1_AU = 959.63;

  /** SOHO's distance from the Sun as a part of the Earth's: it circles the L1 point. */
  static final double L1 = 0.99;

  /** What is known of the frame with that header. */
  public static FrameGeometry of(FrameHeader header) {
    return new FrameGeometry(
        header.observedAt(),
        header.width(),
        header.height(),
        header.rollDegrees(),
        header.sunColumn(),
        header.sunRow(),
        header.plateScaleArcsec());
  }

  /** How the array lies in the north-up picture. */
  public Orientation orientation() {
    return Orientation.ofRoll(rollDegrees);
  }

  /** The Sun's radius as seen from SOHO on that day, in arcsec. */
  public double solarRadiusArcsec() {
    return SOLAR_RADIUS_ARCSEC_AT_1_AU / (L1 * SunEphemeris.at(observedAt).distance());
  }

  /** The Sun's radius in pixels of this frame. */
  public double solarRadiusPixels() {
    return solarRadiusArcsec() / plateScaleArcsec;
  }

  /** Whether an array position lies on one of the frame's pixels. */
  public boolean holds(PixelPosition array) {
    return array.column() >= -0.5
        && array.column() < width - 0.5
        && array.row() >= -0.5
        && array.row() < height - 0.5;
  }

  /** Where an array position is shown in the picture; row 0 = top there. */
  public PixelPosition toPicture(PixelPosition array) {
    return orientation().toPicture(array, width, height);
  }

  /** Which array position is shown at a place of the picture; row 0 = top there. */
  public PixelPosition fromPicture(PixelPosition picture) {
    return orientation().toArray(picture, width, height);
  }

  /** Distance and direction of an array position from the Sun. */
  public SunPolar toPolar(PixelPosition array) {
    double columns = array.column() - sunColumn;
    double rows = array.row() - sunRow;
    double roll = Math.toRadians(rollDegrees);
    double north = columns * Math.sin(roll) + rows * Math.cos(roll);
    double east = rows * Math.sin(roll) - columns * Math.cos(roll);
    double angle = Math.toDegrees(Math.atan2(east, north));
    return new SunPolar(
        Math.hypot(columns, rows) / solarRadiusPixels(), angle < 0 ? angle + 360 : angle);
  }

  /** The array position at that distance and direction; it may lie outside the frame. */
  public PixelPosition fromPolar(SunPolar polar) {
    double pixels = polar.solarRadii() * solarRadiusPixels();
    // from the rows' direction towards smaller columns
    double turn = Math.toRadians(polar.positionAngleDegrees() - rollDegrees);
    return new PixelPosition(sunColumn - pixels * Math.sin(turn), sunRow + pixels * Math.cos(turn));
  }

  /** How far an array position lies from the Sun in the north-up picture of a full frame. */
  public SunOffset toOffset(PixelPosition array) {
    double scale = side() * HuntingSeries.FULL_SIZE / (double) width;
    return new SunOffset((array.column() - sunColumn) * scale, (array.row() - sunRow) * scale);
  }

  /** The array position at that offset; it may lie outside the frame. */
  public PixelPosition fromOffset(SunOffset offset) {
    double scale = side() * width / (double) HuntingSeries.FULL_SIZE;
    return new PixelPosition(sunColumn + offset.right() * scale, sunRow + offset.up() * scale);
  }

  private int side() {
    return orientation() == Orientation.UPRIGHT ? 1 : -1;
  }
}
