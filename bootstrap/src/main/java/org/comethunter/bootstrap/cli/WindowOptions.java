package org.comethunter.bootstrap.cli;

import java.time.Instant;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.domain.time.UtcTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** One camera and one observation window. */
final class WindowOptions {
  private static final String TIME_HELP =
      "such as 2025-10-17T00:00Z or 2025-10-17; UTC unless an offset is given";

  @Option(
      names = "--instrument",
      required = true,
      paramLabel = "c2|c3",
      converter = InstrumentConverter.class,
      description = "The camera: c2 or c3.")
  Instrument instrument;

  @Option(
      names = "--start",
      required = true,
      paramLabel = "T",
      converter = TimeConverter.class,
      description = "First observation time, " + TIME_HELP + ".")
  Instant start;

  @Option(
      names = "--end",
      required = true,
      paramLabel = "T",
      converter = TimeConverter.class,
      description = "End of the window, itself excluded, " + TIME_HELP + ".")
  Instant end;

  /**
   * The window.
   *
   * @throws ParameterException if it is empty or reversed
   */
  TimeWindow window(CommandSpec spec) {
    try {
      return new TimeWindow(start, end);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Reads {@code c2} and {@code c3}. */
  static final class InstrumentConverter implements ITypeConverter<Instrument> {
    @Override
    public Instrument convert(String text) {
      return Instrument.of(text)
          .orElseThrow(
              () -> new TypeConversionException("\"" + text + "\" is no camera: use c2 or c3."));
    }
  }

  /** Reads a time. */
  static final class TimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return UtcTime.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
