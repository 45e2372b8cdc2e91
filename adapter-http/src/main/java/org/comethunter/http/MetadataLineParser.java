package org.comethunter.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/**
 * One line of {@code img_hdr.txt}, written as {@code
 * a12,2x,a12,2x,a8,2x,a3,f8.1,4i7,2x,a6,2x,a6,2x,a8,f11.4,i6}: name, date, time, camera, exposure
 * in seconds, columns, rows, first column, first row, filter, polariser, program, wavelength,
 * program number.
 *
 * <p>The first nine columns hold no blanks and are told apart by them, whatever their width. The
 * three texts may hold blanks: they are read by position if the line has the exact layout, else by
 * the gaps between them. A line is complete only with the two numbers at its end.
 */
final class MetadataLineParser {
  /** Longer ones are not metadata; also bounds the work of the expressions below. */
  static final int LONGEST = 400;

  private static final Pattern FIRST_COLUMNS =
      Pattern.compile(
          "\\s*(?<name>\\S+)\\s+(?<year>\\d{4})[/-](?<month>\\d{1,2})[/-](?<day>\\d{1,2})"
              + "\\s+(?<time>\\d{1,2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)\\s+(?<camera>\\S+)"
              + "\\s+(?<exposure>\\S+)\\s+(?<columns>\\d{1,7})\\s+(?<rows>\\d{1,7})"
              + "\\s+\\S+\\s+\\S+(?=\\s)");

  /** Two numbers, with no gap between them where one fills its column. */
  private static final Pattern LAST_COLUMNS =
      Pattern.compile(
          "\\s+(?<texts>\\S.*)\\s+"
              + "(?:[+-]?\\d*\\.\\d{4}\\s*|[+-]?\\d*\\.?\\d+(?=[\\s*])\\s*|\\*+\\s*)"
              + "(?:[+-]?\\d+|\\*+)\\s*");

  private static final Pattern EXACT_TEXTS =
      Pattern.compile(
          "  (?<filter>.{6})  (?<polariser>.{6})  (?<program>.{8})[ \\d.*+-]{11}[ \\d*+-]{1,6}");
  private static final Pattern SPACED_TEXTS =
      Pattern.compile(
          "(?<filter>\\S+)\\s+(?<polariser>[+-]?\\d+\\s*[Dd]eg?|[Hh]\\s?[Aa]lpha|\\S+)"
              + "\\s+(?<program>\\S.*)");
  private static final Pattern GAP = Pattern.compile("\\s{2,}|\\t");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d*)?|\\.\\d+");
  private static final int PROGRAM_LENGTH = 8;

  private MetadataLineParser() {}

  /** Reads a line of the folder of that camera and day. */
  static MetadataLine read(String line, Instrument instrument, LocalDate day) {
    if (line.length() > LONGEST) {
      return new MetadataLine.Refused("too long");
    }
    String name = line.strip().split("\\s", 2)[0];
    if (!FrameId.isFileName(name)) {
      return name.length() < line.strip().length()
          ? new MetadataLine.Refused("not a plain file name")
          : new MetadataLine.Torn();
    }
    Matcher first = FIRST_COLUMNS.matcher(line);
    if (!first.lookingAt()) {
      return new MetadataLine.Torn();
    }
    return Texts.read(line.substring(first.end()))
        .map(texts -> read(first, texts, instrument, day))
        .orElseGet(MetadataLine.Torn::new);
  }

  private static MetadataLine read(
      Matcher first, Texts texts, Instrument instrument, LocalDate day) {
    String camera = first.group("camera");
    if (Instrument.of(camera).filter(instrument::equals).isEmpty()) {
      return new MetadataLine.Refused(
          "camera " + camera + " in the folder of " + instrument.code());
    }
    Optional<LocalDateTime> observed = moment(first);
    if (observed.isEmpty()) {
      return new MetadataLine.Refused("no such date or time");
    }
    OptionalDouble exposure = exposure(first.group("exposure"));
    int columns = Integer.parseInt(first.group("columns"));
    int rows = Integer.parseInt(first.group("rows"));
    if (exposure.isEmpty() || columns == 0 || rows == 0) {
      return new MetadataLine.Refused("exposure or size is not a usable number");
    }
    return new MetadataLine.Usable(
        new FileMetadata(
            FrameId.ofFile(day, instrument, first.group("name")),
            observed.get().toInstant(ZoneOffset.UTC),
            exposure.getAsDouble(),
            columns,
            rows,
            texts.filter,
            texts.polariser,
            texts.program,
            OptionalDouble.empty(),
            Optional.empty(),
            false));
  }

  private static Optional<LocalDateTime> moment(Matcher first) {
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(first.group("year")),
              Integer.parseInt(first.group("month")),
              Integer.parseInt(first.group("day")));
      String time = first.group("time");
      LocalTime clock = LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time);
      return Optional.of(LocalDateTime.of(date, clock));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Asterisks stand for a number too wide for its column: unknown, which is 0. */
  private static OptionalDouble exposure(String text) {
    if (text.chars().allMatch(c -> c == '*')) {
      return OptionalDouble.of(0);
    }
    return NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** The three columns that may hold blanks. */
  private record Texts(String filter, String polariser, String program) {

    private static Optional<Texts> read(String rest) {
      Matcher exact = EXACT_TEXTS.matcher(rest.stripTrailing());
      Matcher last = LAST_COLUMNS.matcher(rest);
      if (!last.matches()) {
        return Optional.empty();
      }
      if (exact.matches()) {
        return Optional.of(of(exact));
      }
      String texts = last.group("texts").strip();
      String[] parts = GAP.split(texts, -1);
      if (parts.length == 3) {
        return Optional.of(new Texts(parts[0].strip(), parts[1].strip(), parts[2].strip()))
            .filter(Texts::isPlausible);
      }
      Matcher spaced = SPACED_TEXTS.matcher(texts);
      return spaced.matches()
          ? Optional.of(of(spaced)).filter(Texts::isPlausible)
          : Optional.empty();
    }

    private static Texts of(Matcher matcher) {
      return new Texts(
          matcher.group("filter").strip(),
          matcher.group("polariser").strip(),
          matcher.group("program").strip());
    }

    private boolean isPlausible() {
      return program.length() <= PROGRAM_LENGTH;
    }
  }
}
