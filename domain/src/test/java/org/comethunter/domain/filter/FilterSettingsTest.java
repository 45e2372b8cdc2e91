package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterSettingsTest {
  private static final FilterSettings USUAL = FilterSettings.DEFAULT;

  @Test
  void theUsualOnesAreThoseOfTheLiterature() {
    assertThat(USUAL)
        .isEqualTo(
            settings(3, "PT8M", "PT16M", 25, "PT6H", "PT1H", 0.7, 3.2, 0.7, USUAL.mgnSigmas()));
    assertThat(USUAL.mgnSigmas()).containsExactly(1.25, 2.5, 5.0, 10.0, 20.0, 40.0);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, -3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e6, 301})
  void aGaussianIsOfModerateWidth(double sigma) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> settings(sigma, "PT8M", "PT16M", 25, "PT6H", "PT1H", 1, 3, 0.7, List.of(1.0)))
        .withMessage(
            "The Gaussian of an unsharp mask is 0.3 to 100.0 pixels wide, not " + sigma + ".");
    List<Double> scales = List.of(1.0, sigma);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, "PT8M", "PT16M", 25, "PT6H", "PT1H", 1, 3, 0.7, scales))
        .withMessage(
            "Multi-scale normalization needs 1 to 20 sigmas from 0.3 to 300.0 pixels, not "
                + scales
                + ".");
  }

  @Test
  void aGaussianTooNarrowToShowAnythingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> settings(1e-9, "PT8M", "PT16M", 25, "PT6H", "PT1H", 1, 3, 0.7, List.of(1.0)))
        .withMessageEndingWith("not 1.0E-9.");
  }

  @ParameterizedTest
  @CsvSource({"PT0S,PT16M", "-PT8M,PT16M", "PT8M,PT7M59S", "PT8M,-PT16M"})
  void aPreviousFrameIsOlder(String least, String most) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, least, most, 25, "PT6H", "PT1H", 1, 3, 0.7, List.of(1.0)))
        .withMessageMatching("A previous frame is at least .*, not PT.* to PT.*\\.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 24, 101, -25})
  void aMedianIsOfAnOddModerateSize(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> settings(3, "PT8M", "PT16M", size, "PT6H", "PT1H", 1, 3, 0.7, List.of(1.0)))
        .withMessageEndingWith("odd number of columns, 9 to 99, not " + size + ".");
  }

  @ParameterizedTest
  @CsvSource({"PT1H,PT1H", "PT1H,PT2H", "PT1H,-PT1S", "-PT1H,PT0S"})
  void aBackgroundReachesFartherThanItsGap(String reach, String gap) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, "PT8M", "PT16M", 25, reach, gap, 1, 3, 0.7, List.of(1.0)))
        .withMessageStartingWith("A background reaches farther than its gap, not ");
  }

  @ParameterizedTest
  @CsvSource({
    "0,3.2,0.7",
    "-1,3.2,0.7",
    "NaN,3.2,0.7",
    "Infinity,3.2,0.7",
    "0.7,0,0.7",
    "0.7,-1,0.7",
    "0.7,NaN,0.7",
    "0.7,Infinity,0.7",
    "0.7,3.2,-0.1",
    "0.7,3.2,1.1",
    "0.7,3.2,NaN"
  })
  void normalizationHasItsLimits(double k, double gamma, double h) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> settings(3, "PT8M", "PT16M", 25, "PT6H", "PT1H", k, gamma, h, List.of(1.0)))
        .withMessageStartingWith("Multi-scale normalization needs k from 0.001 to 100, gamma from ")
        .withMessageEndingWith("not k %s, gamma %s, h %s.".formatted(k, gamma, h));
  }

  @Test
  void normalizationNeedsAScale() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, "PT8M", "PT16M", 25, "PT6H", "PT1H", 1, 3, 0.7, List.of()))
        .withMessageEndingWith("not [].");
    List<Double> many = Collections.nCopies(21, 2.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(3, "PT8M", "PT16M", 25, "PT6H", "PT1H", 1, 3, 0.7, many))
        .withMessageStartingWith("Multi-scale normalization needs 1 to 20 sigmas");
  }

  @Test
  void theScalesAreCopied() {
    List<Double> scales = new ArrayList<>(List.of(1.0, 2.0));
    FilterSettings settings = settings(3, "PT8M", "PT16M", 25, "PT6H", "PT1H", 1, 3, 0.7, scales);
    scales.clear();
    assertThat(settings.mgnSigmas()).containsExactly(1.0, 2.0);
  }

  @Test
  void theLimitsThemselvesAreAllowed() {
    FilterSettings settings =
        settings(0.3, "PT0.001S", "PT0.001S", 99, "PT0.001S", "PT0S", 1e-3, 0.1, 0, List.of(0.3));
    for (FilterKind kind : FilterKind.values()) {
      assertThat(kind.make(settings).description()).isNotBlank();
    }
  }

  private static FilterSettings settings(
      double sigma,
      String least,
      String most,
      int median,
      String reach,
      String gap,
      double k,
      double gamma,
      double h,
      List<Double> scales) {
    return new FilterSettings(
        sigma,
        Duration.parse(least),
        Duration.parse(most),
        median,
        Duration.parse(reach),
        Duration.parse(gap),
        k,
        gamma,
        h,
        scales);
  }
}
