package org.comethunter.domain.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.domain.instrument.Instrument;

/**
 * Names one frame for ever: the archive's counter wraps round, so its day and camera belong to it.
 *
 * <p>To users it is an opaque text that is safe in a URL and as a file name, such as {@code
 * 20251017-c3-33862837}.
 *
 * @param day the observation day whose folder holds it (UTC)
 * @param instrument the camera whose folder holds it
 * @param name the file's name without its ending: letters, digits, {@code _} and {@code -} only
 */
public record FrameId(LocalDate day, Instrument instrument, String name) {

  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,31}");
  private static final Pattern ID = Pattern.compile("(\\d{8})-(c[23])-(" + NAME + ")");
  private static final Pattern FILE = Pattern.compile("(" + NAME + ")\\.fts");
  private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("uuMMdd");

  /**
   * @throws IllegalArgumentException if the name holds anything that could leave its folder
   */
  public FrameId {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not the name of an archive file: " + name);
    }
  }

  /** Whether the text can be a file name in the archive: {@code 33862837.fts}, and no path. */
  public static boolean isFileName(String text) {
    return FILE.matcher(text).matches();
  }

  /**
   * The id of a file in the archive.
   *
   * @throws IllegalArgumentException if it is not a plain {@code .fts} name
   */
  public static FrameId ofFile(LocalDate day, Instrument instrument, String fileName) {
    Matcher matcher = FILE.matcher(fileName);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not the name of an archive file: " + fileName);
    }
    return new FrameId(day, instrument, matcher.group(1));
  }

  /**
   * Reads back what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static FrameId parse(String text) {
    Matcher matcher = ID.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not a frame id: " + text);
    }
    try {
      return new FrameId(
          LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE),
          Instrument.of(matcher.group(2)).orElseThrow(),
          matcher.group(3));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not a frame id: " + text, e);
    }
  }

  /** The file's name in the archive, such as {@code 33862837.fts}. */
  public String fileName() {
    return name + ".fts";
  }

  /** Its day folder, such as {@code 251017}. */
  public String dayFolder() {
    return FOLDER.format(day);
  }

  @Override
  public String toString() {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-" + instrument.code() + "-" + name;
  }
}
