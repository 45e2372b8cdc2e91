package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.UnsharpMask;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;

/**
 * Real frames against values computed with SciPy in double precision, without bias and mask: (e −
 * G(e)) / (s + 10⁻⁶) with e = counts / EXPTIME and s the standard deviation of e − G(e).
 */
class GoldenFilterTest {

  @Test
  void theUnsharpMaskIsSciPys() throws IOException {
    RealFiles.assumeThere();
    JsonNode golden = new ObjectMapper().readTree(RealFiles.golden().toFile());
    JsonNode points = golden.get("points");
    int compared = 0;
    for (Map.Entry<String, JsonNode> entry : golden.get("frames").properties()) {
      Path file = RealFiles.archive().resolve(entry.getKey() + ".gz");
      Frame frame = FitsModule.frameReader().read(file);
      float[] sharp = unsharp(frame);
      double deviation = deviation(sharp);
      JsonNode expected = entry.getValue();
      assertClose(deviation, expected.get("unsharp_std").asDouble(), entry.getKey());
      for (int i = 0; i < points.size(); i++) {
        int column = points.get(i).get(0).asInt();
        int row = points.get(i).get(1).asInt();
        double value = sharp[row * frame.header().width() + column] / (deviation + 1e-6);
        assertClose(
            value,
            expected.get("unsharp").get(i).asDouble(),
            entry.getKey() + " at " + column + ", " + row);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  private static float[] unsharp(Frame frame) {
    Image counts = frame.counts();
    float[] rates = new float[counts.values().length];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = (float) (counts.values()[i] / frame.header().exposureSeconds());
    }
    Image unmasked =
        new Image(counts.width(), counts.height(), rates, ValidityMask.all(rates.length));
    float[] sharp = new float[rates.length];
    new UnsharpMask().apply(frame.header(), unmasked, sharp);
    return sharp;
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

  private static void assertClose(double actual, double expected, String what) {
    double tolerance = 1e-4 * Math.max(1, Math.abs(expected));
    assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
  }
}
