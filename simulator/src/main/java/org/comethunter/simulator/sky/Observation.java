package org.comethunter.simulator.sky;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One frame of the plan.
 *
 * @param camera which camera took it
 * @param index its number in the camera's series
 * @param observedAt start of the exposure, to the millisecond
 * @param availableAt when it appears in the archive, to the second
 * @param fileName such as {@code 33862837.fts}
 * @param shutterDelay what the shutter added to the commanded exposure (EXP3), seconds
 */
record Observation(
    Camera camera,
    long index,
    Instant observedAt,
    Instant availableAt,
    String fileName,
    double shutterDelay) {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu/MM/dd");
  private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** EXPTIME in seconds. */
  double exposureSeconds() {
    return camera.detector().commandedExposure() + shutterDelay;
  }

  /** The middle of the exposure. */
  Instant middle() {
    return observedAt.plusNanos((long) (exposureSeconds() / 2 * 1e9));
  }

  /** The observation day, whose folder holds the file. */
  LocalDate day() {
    return LocalDate.ofInstant(observedAt, ZoneOffset.UTC);
  }

  /** The observation's time of day. */
  LocalTime time() {
    return LocalTime.ofInstant(observedAt, ZoneOffset.UTC);
  }

  /** DATE-OBS. */
  String date() {
    return DATE.format(day());
  }

  /**
   * The file's line in {@code img_hdr.txt}, as the archive's own program writes it: {@code
   * a12,2x,a12,2x,a8,2x,a3,f8.1,4i7,2x,a6,2x,a6,2x,a8,f11.4,i6}. Texts shorter than their field
   * stand to the right, unless they come padded from the header.
   */
  String metadataLine() {
    return String.format(
        Locale.ROOT,
        "%12s  %12s  %8s  %3s%8.1f%7d%7d%7d%7d  %-6s  %-6s  %-8s%11.4f%6d",
        fileName,
        date(),
        TO_THE_SECOND.format(time()),
        camera.instrument().name(),
        exposureSeconds(),
        Camera.SIZE,
        Camera.SIZE,
        FitsFrameWriter.FIRST_COLUMN,
        FitsFrameWriter.FIRST_ROW,
        camera.detector().filter(),
        "Clear",
        "Normal",
        0.0,
        camera.detector().program());
  }
}
