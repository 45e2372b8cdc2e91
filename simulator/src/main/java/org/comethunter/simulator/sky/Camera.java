package org.comethunter.simulator.sky;

import java.util.List;
import org.comethunter.domain.instrument.Instrument;

/**
 * What the simulation knows of a coronagraph. Figures were measured on real level 0.5 files of 2000
 * to 2025; the distortion is the consortium's: an ideal distance of r pixels becomes {@code r +
 * (c0·m + c1·m³ + c2·m⁵) / 0.021} with {@code m = 0.021·r}, in this sense because stars of real
 * frames then fall into place.
 *
 * @param instrument which coronagraph
 * @param optics where the Sun is on the detector
 * @param detector the detector and its usual exposure
 * @param sensitivity how well comets show
 * @param rayRate cosmic rays in one frame
 */
record Camera(
    Instrument instrument,
    Optics optics,
    Detector detector,
    Sensitivity sensitivity,
    RayRate rayRate) {

  /** Columns and rows of a frame. */
  static final int SIZE = 1024;

  static final Camera C2 =
      new Camera(
          Instrument.C2,
          new Optics(512.634, 505.293, 0.6, -0.7, 11.9, 0.0051344125, -0.00012233862, 1.0978595e-7),
          new Detector("Orange", 4179, 23.0, 0.03, 0.17, 0.0068, 38_000),
          new Sensitivity(2.25, 4.5, 0.6),
          new RayRate(1800, 1.0, 150));
  static final Camera C3 =
      new Camera(
          Instrument.C3,
          new Optics(519.2, 533.5, -0.8, 0.5, 56.0, -0.0151657, 0.000165455, 0),
          new Detector("Clear", 4180, 15.5, 1.5, 0.078, 0.0054, 25_000),
          new Sensitivity(4.0, 11, 0.75),
          new RayRate(2300, 1.1, 50));

  /** Both cameras. */
  static final List<Camera> ALL = List.of(C2, C3);

  private static final double MILLIMETRES_PER_PIXEL = 0.021;

  /**
   * Where the Sun is on the detector.
   *
   * @param crpix1 nominal column of the Sun's centre in the header, 1-based
   * @param crpix2 nominal row
   * @param columnError by how many pixels the true column lies off the nominal one
   * @param rowError the same for the row
   * @param plateScale arcsec per pixel
   * @param c0 distortion, see above
   * @param c1 distortion
   * @param c2 distortion
   */
  record Optics(
      double crpix1,
      double crpix2,
      double columnError,
      double rowError,
      double plateScale,
      double c0,
      double c1,
      double c2) {

    /** True column of the Sun's centre, 0-based. */
    double sunColumn() {
      return crpix1 - 1 + columnError;
    }

    /** True row of the Sun's centre, 0-based. */
    double sunRow() {
      return crpix2 - 1 + rowError;
    }

    /** Where light lands that an ideal lens would put so many pixels from the Sun's centre. */
    double distorted(double idealRadius) {
      double m = MILLIMETRES_PER_PIXEL * idealRadius;
      double square = m * m;
      return idealRadius + m * (c0 + square * (c1 + square * c2)) / MILLIMETRES_PER_PIXEL;
    }
  }

  /**
   * The detector and its usual exposure.
   *
   * @param filter FILTER
   * @param program OS_NUM of the usual series
   * @param commandedExposure EXPCMD in seconds
   * @param shutterSpread by how many seconds the shutter's delay (EXP3, at least 2.09 s) varies
   * @param photonNoise variance of the counts per count
   * @param grain further noise as a fraction of the counts (compression, unresolved structure)
   * @param starFlux counts a second that a star of V = 0 gives in all its pixels
   */
  record Detector(
      String filter,
      int program,
      double commandedExposure,
      double shutterSpread,
      double photonNoise,
      double grain,
      double starFlux) {

    /** The usual exposure time in seconds. */
    double usualExposure() {
      return commandedExposure + 2.09 + shutterSpread / 2;
    }

    /** Standard deviation in DN/s of a pixel that receives so many DN/s in the usual exposure. */
    double noise(double rate) {
      double counts = rate * usualExposure();
      double ofGrain = grain * counts;
      return StrictMath.sqrt(photonNoise * counts + ofGrain * ofGrain + 16) / usualExposure();
    }
  }

  /**
   * How well comets show.
   *
   * @param innerEdge projected distance in solar radii inside which the occulter's fringes hide all
   * @param best distance at which a comet has its highest signal to noise
   * @param width standard deviation of ln(signal to noise) over ln(distance)
   */
  record Sensitivity(double innerEdge, double best, double width) {

    /** Signal to noise as a fraction of the highest, at a projected distance in solar radii. */
    double at(double solarRadii) {
      double x = StrictMath.log(solarRadii / best) / width;
      return StrictMath.exp(-x * x / 2);
    }
  }

  /**
   * Cosmic rays in one frame.
   *
   * @param hits mean number of hits
   * @param slope exponent of the cumulative distribution of their charge
   * @param leastCharge smallest charge in counts
   */
  record RayRate(double hits, double slope, double leastCharge) {}

  /** The first digit of its files' names. */
  int digit() {
    return switch (instrument) {
      case C2 -> 2;
      case C3 -> 3;
    };
  }

  /** The camera of an instrument. */
  static Camera of(Instrument instrument) {
    return switch (instrument) {
      case C2 -> C2;
      case C3 -> C3;
    };
  }
}
