package org.comethunter.fits;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalDouble;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;

/** What the cards of a level 0.5 or quicklook file mean; refuses what is no such file. */
final class LascoHeader {
  private static final Logger LOG = System.getLogger(LascoHeader.class.getName());
  private static final double FULL_SIZE = 1024;

  private final HeaderCards cards;
  private final DataLayout layout;
  private final String fileName;

  private LascoHeader(HeaderCards cards, DataLayout layout, String pathName) {
    this.cards = cards;
    this.layout = layout;
    this.fileName = cards.text("FILENAME").orElse(pathName);
  }

  /**
   * Reads the cards.
   *
   * @param pathName the file's name on disk, for a header without FILENAME
   * @throws MalformedFrameException if a value cannot be what it should be
   * @throws UnsupportedFrameException if it is no level 0.5 frame of C2 or C3, or lacks what is
   *     needed to turn it into count rates
   */
  static FrameHeader read(HeaderCards cards, DataLayout layout, String pathName) {
    return new LascoHeader(cards, layout, pathName).toFrameHeader();
  }

  private FrameHeader toFrameHeader() {
    Instrument instrument = instrument();
    refuseHigherLevels();
    double plateScale = plateScale(instrument);
    return new FrameHeader(
        instrument,
        fileName,
        ObservationTime.of(cards),
        exposure(),
        layout.width(),
        layout.height(),
        bias(),
        roll(),
        cards.finite("CRPIX1", (layout.width() + 1) / 2.0) - 1,
        cards.finite("CRPIX2", (layout.height() + 1) / 2.0) - 1,
        plateScale,
        cards.text("FILTER").orElse(""),
        cards.text("POLAR").orElse(""),
        cards.text("LP_NUM").orElse(""),
        isSummed(),
        cards.finite("LAMP", 0) != 0);
  }

  private Instrument instrument() {
    String detector =
        cards
            .text("DETECTOR")
            .orElseThrow(
                () -> new UnsupportedFrameException("It does not name its camera (DETECTOR)."));
    return Instrument.of(detector)
        .orElseThrow(
            () ->
                new UnsupportedFrameException(
                    "It is from the camera \"" + detector + "\", not from C2 or C3."));
  }

  private void refuseHigherLevels() {
    String unit = cards.text("BUNIT").orElse("");
    boolean brightness = unit.equalsIgnoreCase("MSB") || unit.contains("Brightness");
    boolean named = fileName.matches("[0-9]5[0-9]{6}\\..*");
    // counts reach at least hundreds; a full range of less than one count is another unit
    boolean tiny = layout.bitpix() > 0 && Math.abs(layout.scale()) * 65536 < 1;
    if (brightness || named || tiny) {
      throw new UnsupportedFrameException(
          "It is a level 1 file in mean solar brightness, not counts.");
    }
    String level = cards.text("LEVEL").orElse("");
    if (level.matches("[1-9].*")) {
      throw new UnsupportedFrameException(
          "It is a level " + level + " file, not a level 0.5 file in counts.");
    }
  }

  private double exposure() {
    OptionalDouble seconds = cards.number("EXPTIME");
    if (seconds.isEmpty()) {
      throw new UnsupportedFrameException("It has no exposure time (EXPTIME).");
    }
    double value = seconds.getAsDouble();
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new UnsupportedFrameException(
          "Its exposure time (EXPTIME) is " + value + " s, so it has no count rates.");
    }
    return value;
  }

  private double bias() {
    double offset = cards.finite("OFFSET", 0);
    if (offset > 0) {
      return offset;
    }
    OptionalDouble fromHistory = BiasHistory.bias(cards.history());
    if (fromHistory.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "{0} gives no bias, neither in OFFSET nor in HISTORY; 0 is used, which leaves differences"
              + " within the frame as they are.",
          fileName);
    }
    return fromHistory.orElse(0);
  }

  private double roll() {
    double roll = cards.finite("CROTA2", cards.finite("CROTA", 0));
    return cards.finite("CROTA1", roll);
  }

  private double plateScale(Instrument instrument) {
    double nominal = instrument.plateScaleArcsec() * FULL_SIZE / layout.width();
    double scale = Math.abs(cards.finite("CDELT1", cards.finite("PLATESCL", nominal)));
    return scale > 0 ? scale : nominal;
  }

  private boolean isSummed() {
    return cards.finite("SUMCOL", 0) > 1
        || cards.finite("SUMROW", 0) > 1
        || cards.finite("LEBXSUM", 1) > 1
        || cards.finite("LEBYSUM", 1) > 1;
  }
}
