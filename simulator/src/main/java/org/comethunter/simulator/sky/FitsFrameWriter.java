package org.comethunter.simulator.sky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.JulianFields;
import java.util.Locale;

/**
 * Writes a level 0.5 quicklook file the way the archive's own program does: its keywords, its card
 * layout ({@code /} with no comment after it), OFFSET = 0 and the bias in HISTORY, in half of the
 * files behind a TAB, which the FITS standard forbids and a FITS library would refuse to write.
 */
final class FitsFrameWriter {

  /** P1COL, the first detector column read out. */
  static final int FIRST_COLUMN = 20;

  /** P1ROW, the first detector row read out. */
  static final int FIRST_ROW = 1;

  /** Length of every file in bytes: three header blocks and the padded pixels. */
  static final int FILE_LENGTH = 3 * 2880 + 729 * 2880;

  private static final int HEADER_LENGTH = 3 * 2880;
  private static final int CARD = 80;

  /** Seconds of atomic time from 1958 to 1970, with the leap seconds of today. */
  private static final double UNIX_EPOCH_IN_TAI = 378_691_200 + 37;

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.US);
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss.SSS");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final DateTimeFormatter TELEMETRY = DateTimeFormatter.ofPattern("uuMMdd_HHmmss");

  private final Observation observation;
  private final double rollDegrees;
  private final double bias;
  private final int lostBlocks;
  private final ByteBuffer file = ByteBuffer.allocate(FILE_LENGTH);

  FitsFrameWriter(Observation observation, double rollDegrees, double bias, int lostBlocks) {
    this.observation = observation;
    this.rollDegrees = rollDegrees;
    this.bias = bias;
    this.lostBlocks = lostBlocks;
  }

  /** The file of those counts, row-major, row 0 first. A writer writes one file. */
  byte[] write(short[] counts) {
    structure();
    origin();
    exposure();
    settings();
    timing();
    statistics(CountStatistics.of(counts));
    geometry();
    history();
    card("END");
    while (file.position() < HEADER_LENGTH) {
      file.put((byte) ' ');
    }
    file.asShortBuffer().put(counts);
    return file.array();
  }

  private void structure() {
    card(
        "SIMPLE  =                    T / Written by IDL:  "
            + WRITTEN.format(utc(observation.availableAt())));
    integer("BITPIX", 16);
    integer("NAXIS", 2);
    integer("NAXIS1", Camera.SIZE);
    integer("NAXIS2", Camera.SIZE);
  }

  private void origin() {
    Instant telemetry = observation.observedAt().plusSeconds(47);
    text("FILENAME", observation.fileName());
    text("FILEORIG", TELEMETRY.format(utc(telemetry)) + ".img");
    text("DATE", CREATED.format(utc(observation.availableAt())));
    text("DATE-OBS", observation.date());
    text("TIME-OBS", TIME.format(observation.time()));
    integer("P1COL", FIRST_COLUMN);
    integer("P1ROW", FIRST_ROW);
    integer("P2COL", FIRST_COLUMN + Camera.SIZE - 1);
    integer("P2ROW", FIRST_ROW + Camera.SIZE - 1);
    integer("VERSION", 2);
  }

  private void exposure() {
    double commanded = observation.camera().detector().commandedExposure();
    number("EXPTIME", "%.4f", observation.exposureSeconds());
    number("EXP0", "%.4f", commanded);
    number("EXPCMD", "%.4f", commanded);
    number("EXP1", "%.5f", 1.88135);
    number("EXP2", "%.5f", observation.shutterDelay() + 0.03123);
    number("EXP3", "%.5f", observation.shutterDelay());
  }

  private void settings() {
    long counter = Math.floorMod(observation.index(), 2048L);
    text("TELESCOP", "SOHO");
    text("INSTRUME", "LASCO");
    text("DETECTOR", observation.camera().instrument().name());
    text("READPORT", "C");
    integer("SUMROW", 0);
    integer("SUMCOL", 0);
    integer("LEBXSUM", 1);
    integer("LEBYSUM", 1);
    integer("SHUTTR", 0);
    integer("LAMP", 0);
    text("FILTER", observation.camera().detector().filter());
    text("POLAR", "Clear");
    text("LP_NUM", "Normal");
    integer("OS_NUM", observation.camera().detector().program());
    integer("IMGCTR", counter);
    integer("IMGSEQ", 0);
    text("COMPRSSN", "XZR");
  }

  private void timing() {
    LocalDateTime middle = utc(observation.middle());
    Duration sinceMidnight = Duration.between(middle.toLocalDate().atStartOfDay(), middle);
    Duration sinceUnixEpoch = Duration.between(Instant.EPOCH, observation.observedAt());
    integer("MID_DATE", middle.getLong(JulianFields.MODIFIED_JULIAN_DAY));
    number("MID_TIME", "%.2f", sinceMidnight.toMillis() / 1000.0);
    number("PLATESCL", "%.4f", observation.camera().optics().plateScale());
    integer("OFFSET", 0);
    integer("IMAGE_CT", Math.floorMod(observation.index(), 2048L));
    integer("SEQ_NUM", 0);
    number("OBT_TIME", "%.2f", sinceUnixEpoch.toMillis() / 1000.0 + UNIX_EPOCH_IN_TAI);
    integer("R1COL", FIRST_COLUMN);
    integer("R1ROW", FIRST_ROW);
    integer("R2COL", FIRST_COLUMN + Camera.SIZE - 1);
    integer("R2ROW", FIRST_ROW + Camera.SIZE - 1);
    text("EFFPORT", "C");
    text("RECTIFY", "TRUE");
  }

  private void statistics(CountStatistics statistics) {
    number("DATAMIN", "%.3f", statistics.least());
    number("DATAMAX", "%.1f", statistics.most());
    integer("DATAZER", statistics.zeros());
    integer("DATASAT", 0);
    number("DATAAVG", "%.2f", statistics.mean());
    number("DATASIG", "%.2f", statistics.deviation());
    for (int percent : new int[] {1, 10, 25, 75, 90, 95, 98, 99}) {
      integer(String.format(Locale.ROOT, "DATAP%02d", percent), statistics.percentile(percent));
    }
  }

  private void geometry() {
    Camera.Optics optics = observation.camera().optics();
    number("CRPIX1", "%.5f", optics.crpix1());
    number("CRPIX2", "%.5f", optics.crpix2());
    number("CRVAL1", "%.5f", 0);
    number("CRVAL2", "%.5f", 0);
    number("CROTA1", "%.6f", rollDegrees);
    number("CROTA2", "%.6f", rollDegrees);
    text("CTYPE1", "SOLAR-X");
    text("CTYPE2", "SOLAR-Y");
    text("CUNIT1", "ARCSEC");
    text("CUNIT2", "ARCSEC");
    number("CDELT1", "%.10f", optics.plateScale());
    number("CDELT2", "%.10f", optics.plateScale());
    integer("NMISSING", lostBlocks);
  }

  private void history() {
    String gap = Math.floorMod(observation.index(), 2L) == 0 ? "\t" : " ";
    card(String.format(Locale.ROOT, "HISTORY offset_bias.pro%s1.32, 09/01/11, %.3f", gap, bias));
    card("HISTORY V15 18 Jun 1997 MAKE_FITS_HDR");
    card("HISTORY Simulated by Comet Hunter; not an observation");
  }

  private void text(String keyword, String value) {
    String quoted = String.format(Locale.ROOT, "'%-8s'", value);
    card(String.format(Locale.ROOT, "%-8s= %-20s /", keyword, quoted));
  }

  private void integer(String keyword, long value) {
    card(String.format(Locale.ROOT, "%-8s= %20d /", keyword, value));
  }

  private void number(String keyword, String format, double value) {
    card(
        String.format(
            Locale.ROOT, "%-8s= %20s /", keyword, String.format(Locale.ROOT, format, value)));
  }

  private void card(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    file.put(bytes);
    for (int i = bytes.length; i < CARD; i++) {
      file.put((byte) ' ');
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
