package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.Report;
import org.comethunter.domain.sungrazer.GroupGuess;

/** A report as JSON: its text, its fields one by one, and what the rules of thumb say. */
@JsonPropertyOrder({"text", "fields", "findings"})
record ReportView(String text, Fields fields, List<ObservationView.FindingView> findings) {

  static final String[] PARAMETERS = {"reporter", "size", "origin", "frame", "group"};

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
  private static final Map<String, Report.Sight> SIGHTS =
      Map.of("north-up", Report.Sight.NORTH_UP, "raw", Report.Sight.RAW_ARRAY);

  static ReportView of(
      Observation observation, Report.Options options, Optional<GroupGuess> guess) {
    Report report = Report.on(observation, options, guess);
    return new ReportView(
        report.text(), Fields.of(report), ObservationView.FindingView.of(observation));
  }

  /** What the parameters ask for. */
  static Report.Options options(Query query) {
    Report.Options usual = Report.Options.USUAL;
    int size = query.value("size", ReportView::size).orElse(usual.size());
    Report.Origin origin = query.value("origin", ReportView::origin).orElse(usual.origin());
    Report.Sight sight = query.value("frame", ReportView::sight).orElse(usual.sight());
    // each text alone, so that the one that is to blame is named
    Optional<String> reporter =
        query.value(
            "reporter",
            text -> new Report.Options(text, size, origin, sight, Optional.empty()).reporter());
    Optional<String> group =
        query
            .value("group", text -> new Report.Options("", size, origin, sight, Optional.of(text)))
            .flatMap(Report.Options::group);
    return new Report.Options(reporter.orElse(""), size, origin, sight, group);
  }

  private static int size(String text) {
    return switch (text) {
      case "1024" -> 1024;
      case "512" -> 512;
      default ->
          throw new IllegalArgumentException(
              "The image size must be 1024 or 512, not '" + text + "'.");
    };
  }

  private static Report.Origin origin(String text) {
    for (Report.Origin origin : Report.Origin.values()) {
      if (code(origin).equals(text)) {
        return origin;
      }
    }
    throw new IllegalArgumentException(
        "The origin must be upper-left or lower-left, not '" + text + "'.");
  }

  private static Report.Sight sight(String text) {
    return Optional.ofNullable(SIGHTS.get(text))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The frame must be north-up or raw, not '" + text + "'."));
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fields of the form. */
  @JsonPropertyOrder({
    "reporter",
    "kind",
    "date",
    "camera",
    "size",
    "origin",
    "frame",
    "group",
    "positions"
  })
  record Fields(
      String reporter,
      String kind,
      Optional<LocalDate> date,
      String camera,
      int size,
      String origin,
      String frame,
      String group,
      List<Position> positions) {

    static Fields of(Report report) {
      Function<Report.Sight, String> frame =
          sight -> sight == Report.Sight.NORTH_UP ? "north-up" : "raw";
      return new Fields(
          report.reporter(),
          report.kind(),
          report.date(),
          report.instrument().name(),
          report.options().size(),
          code(report.options().origin()),
          frame.apply(report.options().sight()),
          report.group(),
          report.rows().stream().map(Position::of).toList());
    }
  }

  /** A row of the form. */
  @JsonPropertyOrder({"date", "time", "x", "y"})
  record Position(LocalDate date, String time, BigDecimal x, BigDecimal y) {

    static Position of(Report.Row row) {
      return new Position(row.day(), MINUTES.format(row.time()), row.x(), row.y());
    }
  }
}
