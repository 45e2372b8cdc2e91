package org.comethunter.domain.image;

import java.time.Instant;
import org.comethunter.domain.instrument.Instrument;

/**
 * What the header of a level 0.5 (or quicklook) LASCO file says.
 *
 * @param instrument DETECTOR
 * @param fileName FILENAME
 * @param observedAt DATE-OBS and TIME-OBS, start of the exposure, UTC
 * @param exposureSeconds EXPTIME in seconds, positive
 * @param width NAXIS1, columns
 * @param height NAXIS2, rows
 * @param biasCounts the detector's bias in counts, from OFFSET or, where that is 0, from HISTORY
 * @param rollDegrees CROTA1 in degrees: 0, a small angle, or near 180 when the spacecraft is turned
 * @param sunColumn nominal column of the Sun's centre, CRPIX1 − 1
 * @param sunRow nominal row of the Sun's centre, CRPIX2 − 1
 * @param plateScaleArcsec CDELT1 in arcsec per pixel
 * @param filter FILTER
 * @param polarizer POLAR
 * @param program LP_NUM, the observing program
 * @param summed whether pixels were summed on the chip or after (SUMCOL, SUMROW, LEBXSUM, LEBYSUM)
 * @param lamp whether the calibration lamp was on (LAMP)
 */
public record FrameHeader(
    Instrument instrument,
    String fileName,
    Instant observedAt,
    double exposureSeconds,
    int width,
    int height,
    double biasCounts,
    double rollDegrees,
    double sunColumn,
    double sunRow,
    double plateScaleArcsec,
    String filter,
    String polarizer,
    String program,
    boolean summed,
    boolean lamp) {
  private static final double SAME_ROLL_DEGREES = 0.5;

  /** Replaces the first counts of an array by their rates, (counts − bias) / EXPTIME in DN/s. */
  public void toRates(float[] counts, int number) {
    float bias = (float) biasCounts;
    float perSecond = (float) (1 / exposureSeconds);
    for (int i = 0; i < number; i++) {
      counts[i] = (counts[i] - bias) * perSecond;
    }
  }

  /**
   * Whether the rates of the two frames may be compared pixel by pixel: the same camera, optics,
   * observing program, size and roll (within half a degree, which is 6 pixels in the corners; a
   * turned spacecraft is off by 180).
   */
  public boolean isComparableWith(FrameHeader other) {
    return instrument == other.instrument
        && width == other.width
        && height == other.height
        && summed == other.summed
        && program.equalsIgnoreCase(other.program)
        && filter.equalsIgnoreCase(other.filter)
        && polarizer.equalsIgnoreCase(other.polarizer)
        && Math.abs(Math.IEEEremainder(rollDegrees - other.rollDegrees, 360)) <= SAME_ROLL_DEGREES;
  }
}
