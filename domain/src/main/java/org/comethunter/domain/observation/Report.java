package org.comethunter.domain.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.sungrazer.GroupGuess;

/**
 * What the Sungrazer project's form asks for, ready to be copied: the form is sent by hand.
 *
 * @param reporter the reporter's name; may be empty
 * @param kind what is reported
 * @param date the day of the first image (UTC), if there is one
 * @param instrument the camera
 * @param options how positions are given, and the group
 * @param rows one for each image, in time order
 */
public record Report(
    String reporter,
    String kind,
    Optional<LocalDate> date,
    Instrument instrument,
    Options options,
    List<Row> rows) {

  /** Characters of the reporter's name, and of the group, at most. */
  public static final int LONGEST_TEXT = 80;

  private static final String KIND = "Potential Comet";
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

  /** Keeps an unmodifiable copy of the rows. */
  public Report {
    rows = List.copyOf(rows);
  }

  /** Which corner pixel is (0,0). */
  public enum Origin {
    /** Rows count downwards, as in pictures. */
    UPPER_LEFT("upper left"),
    /** Rows count upwards, as in FITS. */
    LOWER_LEFT("lower left");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** Which way up the frame is in which positions are given. */
  public enum Sight {
    /** As the archive's own JPEG images show it. */
    NORTH_UP("north-up picture"),
    /** As the FITS file stores it; upside down when the spacecraft is turned. */
    RAW_ARRAY("raw FITS array");

    private final String words;

    Sight(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /**
   * How a report is written.
   *
   * @param reporter the reporter's name; may be empty
   * @param size width of the images whose pixels are counted, 1024 or 512
   * @param origin which corner pixel is (0,0)
   * @param sight which way up the images are
   * @param group the group in words; empty for what the user said of the observation, or the guess
   */
  public record Options(
      String reporter, int size, Origin origin, Sight sight, Optional<String> group) {

    /** Full frames, north up, (0,0) in the upper left: as the archive's JPEG images. */
    public static final Options USUAL =
        new Options("", 1024, Origin.UPPER_LEFT, Sight.NORTH_UP, Optional.empty());

    /**
     * @throws IllegalArgumentException for another size or a text that is no short line, with a
     *     sentence
     */
    public Options {
      if (size != 1024 && size != 512) {
        throw new IllegalArgumentException("The image size must be 1024 or 512, not " + size + ".");
      }
      reporter = line("reporter's name", reporter);
      group = group.map(text -> line("group", text)).filter(text -> !text.isEmpty());
    }

    private static String line(String what, String text) {
      String line = text.strip();
      if (line.length() > LONGEST_TEXT || line.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "The " + what + " must be one line of " + LONGEST_TEXT + " characters at most.");
      }
      return line;
    }
  }

  /**
   * The object in one image.
   *
   * @param day the image's day (UTC)
   * @param time its time to the minute below
   * @param x column from the left, to a tenth of a pixel
   * @param y row from the origin, to a tenth of a pixel
   */
  public record Row(LocalDate day, LocalTime time, BigDecimal x, BigDecimal y) {

    static Row of(Mark mark, Options options) {
      LocalDateTime observed = LocalDateTime.ofInstant(mark.observedAt(), ZoneOffset.UTC);
      PixelPosition place = place(mark, options);
      return new Row(
          observed.toLocalDate(),
          observed.toLocalTime().withSecond(0).withNano(0),
          rounded(place.column()),
          rounded(place.row()));
    }

    /** In the image that the options speak of, counted from their origin. */
    private static PixelPosition place(Mark mark, Options options) {
      double scale = options.size() / (double) mark.geometry().width();
      double height = mark.geometry().height() * scale;
      PixelPosition place =
          switch (options.sight()) {
            case NORTH_UP -> mark.picture();
            case RAW_ARRAY -> mark.position();
          };
      double column = scaled(place.column(), scale, options.size());
      double row = scaled(place.row(), scale, height);
      boolean downwards = options.sight() == Sight.NORTH_UP;
      boolean wanted = options.origin() == Origin.UPPER_LEFT;
      return new PixelPosition(column, downwards == wanted ? row : height - 1 - row);
    }

    /** Pixels are counted by their centres. No image has a place outside its outermost centres. */
    private static double scaled(double place, double scale, double size) {
      return Math.clamp((place + 0.5) * scale - 0.5, 0, size - 1);
    }

    private static BigDecimal rounded(double place) {
      return BigDecimal.valueOf(place).setScale(1, RoundingMode.HALF_UP);
    }
  }

  /**
   * The report on an observation.
   *
   * @param guess the group where neither the options nor the user name one
   */
  public static Report on(Observation observation, Options options, Optional<GroupGuess> guess) {
    List<Row> rows = observation.marks().stream().map(mark -> Row.of(mark, options)).toList();
    return new Report(
        options.reporter(),
        KIND,
        rows.stream().findFirst().map(Row::day),
        observation.instrument(),
        new Options(
            options.reporter(),
            options.size(),
            options.origin(),
            options.sight(),
            options
                .group()
                .or(() -> observation.group().map(SungrazerGroup::displayName))
                .or(() -> guess.map(it -> it.group().displayName() + " (guess)"))),
        rows);
  }

  /** The group in words, or that it is not known. */
  public String group() {
    return options.group().orElse("unknown");
  }

  /** All of it, a line for each field and each image. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "Reporter", reporter);
    line(text, "Type", kind);
    line(text, "Date of first image", date.map(LocalDate::toString).orElse(""));
    line(text, "Camera", instrument.name());
    line(text, "Image size", options.size() + " x " + options.size());
    line(text, "(0,0) is", options.origin().words());
    line(text, "Group", group());
    line(text, "Positions", "in the " + options.sight().words() + ", full frame, time x y");
    for (Row row : rows) {
      if (!date.equals(Optional.of(row.day()))) {
        text.append(row.day()).append(' ');
      }
      text.append(MINUTES.format(row.time()))
          .append(' ')
          .append(row.x().toPlainString())
          .append(' ')
          .append(row.y().toPlainString())
          .append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String field, String value) {
    text.append((field + ": " + value).stripTrailing()).append('\n');
  }
}
