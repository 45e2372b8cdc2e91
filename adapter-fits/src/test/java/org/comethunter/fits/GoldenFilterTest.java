package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.comethunter.application.port.FrameReader;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real frames against values computed with SciPy in double precision and without a mask. */
class GoldenFilterTest {
  private static final double TOLERANCE = 1e-4;

  private final FrameReader reader = FitsModule.frameReader();

  @BeforeAll
  static void needsTheFiles() {
    RealFiles.assumeThere();
  }

  static Stream<String> frames() throws IOException {
    return Files.isRegularFile(RealFiles.golden())
        ? golden().get("frames").properties().stream().map(Map.Entry::getKey)
        : Stream.of("none");
  }

  /** There the bias is left in, and e − G(e) is divided by its standard deviation + 10⁻⁶. */
  @ParameterizedTest
  @MethodSource("frames")
  void unsharp(String name) throws IOException {
    Frame frame = unmasked(name, 0);
    float[] sharp = apply(FilterKind.UNSHARP, frame, List.of());
    double deviation = deviation(sharp);
    assertThat(deviation / expected(name, "unsharp_std").asDouble())
        .isBetween(1 - TOLERANCE, 1 + TOLERANCE);
    assertClose(name, "unsharp", sharp, deviation + 1e-6);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void median(String name) throws IOException {
    assertClose(name, "median25", apply(FilterKind.MEDIAN, unmasked(name), List.of()), 1);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void radialNormalization(String name) throws IOException {
    assertClose(name, "nrgf", apply(FilterKind.NRGF, unmasked(name), List.of()), 1);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void multiScaleNormalization(String name) throws IOException {
    Frame frame = unmasked(name);
    float[] values = apply(FilterKind.MGN, frame, List.of());
    // where all pixels around are equal, the golden values are rounding errors over rounding errors
    int compared =
        assertClose(name, "mgn", values, 1, (column, row) -> !isConstant(frame, column, row));
    assertThat(compared).isGreaterThan(200);
  }

  /** Whether all pixels under the narrowest Gaussian, of 1.25 px cut at 3 sigmas, are equal. */
  private static boolean isConstant(Frame frame, int column, int row) {
    Image counts = frame.counts();
    for (int y = Math.max(0, row - 4); y <= Math.min(1023, row + 4); y++) {
      for (int x = Math.max(0, column - 4); x <= Math.min(1023, column + 4); x++) {
        if (counts.at(x, y) != counts.at(column, row)) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void runningDifference() throws IOException {
    int compared = 0;
    for (String name : frames().toList()) {
      JsonNode previous = golden().get("frames").get(name).get("previous");
      if (previous != null) {
        Frame before = unmasked(previous.asText());
        float[] values =
            apply(FilterKind.RUNNING_DIFFERENCE, unmasked(name), List.of(asData(before).rows()));
        assertClose(name, "running_difference", values, 1);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(3);
  }

  /**
   * Raises a count of 0, which means no data, by the least that a float can be: without a mask it
   * is data.
   */
  private static Frame asData(Frame frame) {
    float[] counts = frame.counts().values();
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Math.max(Float.MIN_VALUE, counts[i]);
    }
    return frame;
  }

  private static JsonNode golden() throws IOException {
    return new ObjectMapper().readTree(RealFiles.golden().toFile());
  }

  private static JsonNode expected(String name, String filter) throws IOException {
    return golden().get("frames").get(name).get(filter);
  }

  private Frame unmasked(String name) {
    Frame frame = reader.read(RealFiles.archive().resolve(name + ".gz"));
    return unmasked(name, frame.header().biasCounts());
  }

  private Frame unmasked(String name, double bias) {
    Frame frame = reader.read(RealFiles.archive().resolve(name + ".gz"));
    FrameHeader h = frame.header();
    FrameHeader header =
        new FrameHeader(
            h.instrument(),
            h.fileName(),
            h.observedAt(),
            h.exposureSeconds(),
            h.width(),
            h.height(),
            bias,
            h.rollDegrees(),
            h.sunColumn(),
            h.sunRow(),
            h.plateScaleArcsec(),
            h.filter(),
            h.polarizer(),
            h.program(),
            h.summed(),
            h.lamp());
    return new Frame(
        header,
        new Image(
            h.width(),
            h.height(),
            frame.counts().values(),
            ValidityMask.all(h.width(), h.height())));
  }

  private static float[] apply(FilterKind kind, Frame frame, List<FrameRows> others) {
    float[] values = new float[frame.counts().values().length];
    kind.make(FilterSettings.DEFAULT).apply(frame, others, values);
    return values;
  }

  private static double deviation(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    return Math.sqrt(squares / values.length - mean * mean);
  }

  private static void assertClose(String name, String filter, float[] values, double unit)
      throws IOException {
    assertClose(name, filter, values, unit, (_, _) -> true);
  }

  private static int assertClose(
      String name, String filter, float[] values, double unit, BiPredicate<Integer, Integer> counts)
      throws IOException {
    JsonNode points = golden().get("points");
    JsonNode expected = expected(name, filter);
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (int i = 0; i < points.size(); i++) {
      int column = points.get(i).get(0).asInt();
      int row = points.get(i).get(1).asInt();
      double value = values[row * 1024 + column] / unit;
      double wanted = expected.get(i).asDouble();
      if (!counts.test(column, row)) {
        continue;
      }
      compared++;
      if (!(Math.abs(value - wanted) <= TOLERANCE * Math.max(1, Math.abs(wanted)))) {
        wrong.add("(%d, %d): %.7f instead of %.7f".formatted(column, row, value, wanted));
      }
    }
    assertThat(wrong).as(filter + " of " + name).isEmpty();
    return compared;
  }
}
