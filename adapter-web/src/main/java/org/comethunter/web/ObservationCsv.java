package org.comethunter.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.time.UtcTime;

/**
 * Observations as a table: a row for each mark, and one without a mark for an observation that has
 * none. Rows of one id are one observation.
 */
final class ObservationCsv {

  private static final List<String> OF_OBSERVATION =
      List.of("id", "name", "instrument", "group", "note", "createdAt", "updatedAt", "version");

  private static final List<String> OF_MARK =
      List.of(
          "frame",
          "observedAt",
          "x",
          "y",
          "method",
          "width",
          "height",
          "rollDegrees",
          "sunColumn",
          "sunRow",
          "plateScaleArcsec");

  private static final List<String> COLUMNS = join(OF_OBSERVATION, OF_MARK);

  private final int line;
  private final Map<String, String> cells;

  private ObservationCsv(List<String> columns, Csv.Row row) {
    line = row.line();
    cells = new LinkedHashMap<>();
    if (row.cells().size() != columns.size()) {
      throw wrong(
          "there are "
              + row.cells().size()
              + " values, but "
              + columns.size()
              + " columns. Is a comma missing or one too many?");
    }
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), row.cells().get(i));
    }
  }

  /** Writes them. */
  static String write(List<Observation> observations) {
    StringBuilder text = new StringBuilder();
    Csv.append(text, COLUMNS);
    for (Observation observation : observations) {
      List<String> head =
          List.of(
              observation.id().toString(),
              Csv.harmless(observation.name()),
              observation.instrument().code(),
              observation.group().map(SungrazerGroup::code).orElse(""),
              Csv.harmless(observation.note()),
              observation.createdAt().toString(),
              observation.updatedAt().toString(),
              Integer.toString(observation.version()));
      if (observation.marks().isEmpty()) {
        Csv.append(text, join(head, OF_MARK.stream().map(_ -> "").toList()));
      }
      for (Mark mark : observation.marks()) {
        Csv.append(text, join(head, cells(mark)));
      }
    }
    return text.toString();
  }

  private static List<String> cells(Mark mark) {
    FrameGeometry geometry = mark.geometry();
    return List.of(
        mark.frame().toString(),
        mark.observedAt().toString(),
        Double.toString(mark.position().column()),
        Double.toString(mark.position().row()),
        mark.method().code(),
        Integer.toString(geometry.width()),
        Integer.toString(geometry.height()),
        Double.toString(geometry.rollDegrees()),
        Double.toString(geometry.sunColumn()),
        Double.toString(geometry.sunRow()),
        Double.toString(geometry.plateScaleArcsec()));
  }

  /**
   * Reads back what {@link #write} wrote, its columns and rows in any order.
   *
   * @throws IllegalArgumentException with the line and what is wrong with it
   */
  static List<Observation> read(String text) {
    List<Csv.Row> rows = Csv.rows(text);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("Line 1: the names of the columns are missing.");
    }
    List<String> columns = rows.getFirst().cells();
    if (columns.size() != COLUMNS.size() || !columns.containsAll(COLUMNS)) {
      throw new IllegalArgumentException(
          "Line 1: the columns must be "
              + String.join(",", COLUMNS)
              + ", in any order, separated by commas.");
    }
    Map<String, List<ObservationCsv>> byId = new LinkedHashMap<>();
    for (Csv.Row row : rows.subList(1, rows.size())) {
      ObservationCsv read = new ObservationCsv(columns, row);
      byId.computeIfAbsent(read.cell("id"), _ -> new ArrayList<>()).add(read);
    }
    return byId.values().stream().map(ObservationCsv::observation).toList();
  }

  private static Observation observation(List<ObservationCsv> rows) {
    ObservationCsv first = rows.getFirst();
    Observation read = first.head(List.of());
    for (ObservationCsv row : rows) {
      for (String column : OF_OBSERVATION) {
        if (!row.cell(column).equals(first.cell(column))) {
          throw row.wrong(
              "the "
                  + column
                  + " differs from that of the same observation in line "
                  + first.line
                  + ".");
        }
      }
      if (row.isMark()) {
        List<Mark> marks = new ArrayList<>(read.marks());
        marks.add(row.mark());
        read = row.head(marks);
      } else if (rows.size() > 1) {
        throw row.wrong("the mark is missing.");
      }
    }
    return read;
  }

  private boolean isMark() {
    return OF_MARK.stream().anyMatch(column -> !cell(column).isEmpty());
  }

  private Observation head(List<Mark> marks) {
    UUID id =
        value(
            "id",
            text -> JobRoutes.parse(text).orElseThrow(IllegalArgumentException::new),
            "a UUID");
    Optional<SungrazerGroup> group =
        cell("group").isEmpty()
            ? Optional.empty()
            : Optional.of(value("group", ObservationJson::group, "a group"));
    Instant createdAt = value("createdAt", UtcTime::parse, "a time");
    Instant updatedAt = value("updatedAt", UtcTime::parse, "a time");
    int version = value("version", Integer::valueOf, "a whole number");
    try {
      return new Observation(
          id,
          Csv.meant(cell("name")),
          value("instrument", Values::instrument, "c2 or c3"),
          group,
          Csv.meant(cell("note")),
          createdAt,
          updatedAt,
          version,
          marks);
    } catch (IllegalArgumentException e) {
      throw located(e);
    }
  }

  private Mark mark() {
    FrameId frame = value("frame", FrameId::parse, "a frame's id");
    FrameGeometry geometry =
        new FrameGeometry(
            value("observedAt", UtcTime::parse, "a time"),
            value("width", Integer::valueOf, "a whole number"),
            value("height", Integer::valueOf, "a whole number"),
            number("rollDegrees"),
            number("sunColumn"),
            number("sunRow"),
            number("plateScaleArcsec"));
    PixelPosition position = new PixelPosition(number("x"), number("y"));
    try {
      return new Mark(
          frame, position, value("method", ObservationJson::method, "centroid or pixel"), geometry);
    } catch (IllegalArgumentException e) {
      throw located(e);
    }
  }

  private IllegalArgumentException located(IllegalArgumentException e) {
    boolean known = e.getMessage().startsWith("Line ");
    return known ? e : new IllegalArgumentException("Line " + line + ": " + e.getMessage(), e);
  }

  private String cell(String column) {
    return cells.get(column);
  }

  private double number(String column) {
    return value(column, Double::valueOf, "a number");
  }

  private <T> T value(String column, Function<String, T> reader, String expected) {
    try {
      return reader.apply(cell(column).strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Line %d: the %s must be %s, not '%s'.".formatted(line, column, expected, cell(column)),
          e);
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("Line " + line + ": " + what);
  }

  private static List<String> join(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
