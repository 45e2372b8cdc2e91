package org.comethunter.domain.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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

  private static final int LONGEST_NAME = 32;
  private static final int DAY_LENGTH = 8;
  private static final int NAME_BEGIN = DAY_LENGTH + 4;
  private static final Instrument[] INSTRUMENTS = Instrument.values();
  private static final String ENDING = ".fts";
  private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("uuMMdd");

  /**
   * @throws IllegalArgumentException if the name holds anything that could leave its folder
   */
  public FrameId {
    if (!isName(name)) {
      throw new IllegalArgumentException("Not the name of an archive file: " + name);
    }
  }

  /** Whether the text can be a file name in the archive: {@code 33862837.fts}, and no path. */
  public static boolean isFileName(String text) {
    return text.endsWith(ENDING) && isName(withoutEnding(text));
  }

  private static String withoutEnding(String fileName) {
    return fileName.substring(0, fileName.length() - ENDING.length());
  }

  private static boolean isName(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NAME || !isLetterOrDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z');
  }

  /**
   * The id of a file in the archive.
   *
   * @throws IllegalArgumentException if it is not a plain {@code .fts} name
   */
  public static FrameId ofFile(LocalDate day, Instrument instrument, String fileName) {
    if (!isFileName(fileName)) {
      throw new IllegalArgumentException("Not the name of an archive file: " + fileName);
    }
    return new FrameId(day, instrument, withoutEnding(fileName));
  }

  /**
   * Reads back what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static FrameId parse(String text) {
    try {
      if (text.length() > NAME_BEGIN
          && text.charAt(DAY_LENGTH) == '-'
          && text.charAt(NAME_BEGIN - 1) == '-') {
        LocalDate day =
            LocalDate.of(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, DAY_LENGTH));
        for (Instrument instrument : INSTRUMENTS) {
          if (text.startsWith(instrument.code(), DAY_LENGTH + 1)) {
            return new FrameId(day, instrument, text.substring(NAME_BEGIN));
          }
        }
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("Not a frame id: " + text, e);
    }
    throw new IllegalArgumentException("Not a frame id: " + text);
  }

  private static int digits(String text, int begin, int end) {
    int number = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new IllegalArgumentException("Not a digit: " + c);
      }
      number = 10 * number + (c - '0');
    }
    return number;
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
    int date = (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
    String digits = Integer.toString(date);
    return "0".repeat(Math.max(0, DAY_LENGTH - digits.length()))
        + digits
        + "-"
        + instrument.code()
        + "-"
        + name;
  }
}
