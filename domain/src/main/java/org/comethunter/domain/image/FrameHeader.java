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
    boolean lamp) {}
