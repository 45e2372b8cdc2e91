package org.comethunter.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.comethunter.domain.observation.Tracks.START;
import static org.comethunter.domain.observation.Tracks.mark;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Report.Options;
import org.comethunter.domain.observation.Report.Origin;
import org.comethunter.domain.observation.Report.Sight;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.sungrazer.GroupGuess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

  private static Observation rolled(double roll) {
    return Tracks.observation(
        Instrument.C3,
        List.of(
            mark(Instrument.C3, START, roll, new PixelPosition(700.04, 333.96)),
            mark(Instrument.C3, START.plusSeconds(7200), roll, new PixelPosition(699, 335)),
            mark(Instrument.C3, START.plusSeconds(14400), roll, new PixelPosition(0, 1023))));
  }

  private static Options options(int size, Origin origin, Sight sight) {
    return new Options("Jane Doe", size, origin, sight, Optional.empty());
  }

  @Test
  void ofAnUprightFrame() {
    Report report =
        on(
            rolled(-7.2).grouped(Optional.of(SungrazerGroup.KRACHT_II), START),
            options(1024, Origin.UPPER_LEFT, Sight.NORTH_UP));
    assertThat(report.text())
        .isEqualTo(
            """
            Reporter: Jane Doe
            Type: Potential Comet
            Date of first image: 2025-10-17
            Camera: C3
            Image size: 1024 x 1024
            (0,0) is: upper left
            Group: Kracht II
            Positions: in the north-up picture, full frame, time x y
            20:18 700.0 689.0
            22:18 699.0 688.0
            2025-10-18 00:18 0.0 0.0
            """);
  }

  @Test
  void ofATurnedFrame() {
    assertThat(on(rolled(180), Options.USUAL).text())
        .isEqualTo(
            """
            Reporter:
            Type: Potential Comet
            Date of first image: 2025-10-17
            Camera: C3
            Image size: 1024 x 1024
            (0,0) is: upper left
            Group: unknown
            Positions: in the north-up picture, full frame, time x y
            20:18 323.0 334.0
            22:18 324.0 335.0
            2025-10-18 00:18 1023.0 1023.0
            """);
    assertThat(on(rolled(180), options(1024, Origin.LOWER_LEFT, Sight.RAW_ARRAY)).text())
        .contains("raw FITS array", "lower left", "20:18 700.0 334.0\n");
  }

  /** The north-up picture and the array of a turned frame differ by half a turn. */
  @ParameterizedTest
  @CsvSource({
    "0, 1024, UPPER_LEFT, NORTH_UP, 700.0, 689.0",
    "0, 1024, LOWER_LEFT, NORTH_UP, 700.0, 334.0",
    "0, 1024, UPPER_LEFT, RAW_ARRAY, 700.0, 689.0",
    "0, 1024, LOWER_LEFT, RAW_ARRAY, 700.0, 334.0",
    "180, 1024, UPPER_LEFT, NORTH_UP, 323.0, 334.0",
    "180, 1024, LOWER_LEFT, NORTH_UP, 323.0, 689.0",
    "180, 1024, UPPER_LEFT, RAW_ARRAY, 700.0, 689.0",
    "180, 1024, LOWER_LEFT, RAW_ARRAY, 700.0, 334.0",
    "0, 512, UPPER_LEFT, NORTH_UP, 349.8, 344.3",
    "0, 512, LOWER_LEFT, RAW_ARRAY, 349.8, 166.7",
    "180, 512, UPPER_LEFT, NORTH_UP, 161.2, 166.7",
  })
  void countsPixelsAsAskedFor(
      double roll, int size, Origin origin, Sight sight, String x, String y) {
    Report.Row row = on(rolled(roll), options(size, origin, sight)).rows().getFirst();
    assertThat(row.x()).hasToString(x);
    assertThat(row.y()).hasToString(y);
  }

  @Test
  void namesNoPlaceOutsideTheImage() {
    Observation corner =
        Tracks.observation(
            Instrument.C2, List.of(mark(Instrument.C2, START, 0, new PixelPosition(-0.5, 1023.4))));
    Report.Row row = on(corner, options(512, Origin.UPPER_LEFT, Sight.NORTH_UP)).rows().getFirst();
    assertThat(row.x()).hasToString("0.0");
    assertThat(row.y()).hasToString("0.0");
  }

  @Test
  void withoutAMarkHasNoDate() {
    Report report = on(Tracks.observation(Instrument.C2, List.of()), Options.USUAL);
    assertThat(report.date()).isEmpty();
    assertThat(report.text()).contains("Date of first image:\n", "Camera: C2\n");
  }

  @Test
  void takesOneShortLineForATextAndNoOtherSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(2048, Origin.UPPER_LEFT, Sight.NORTH_UP))
        .withMessageContaining("1024 or 512");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Options("a\nb", 512, Origin.UPPER_LEFT, Sight.NORTH_UP, Optional.empty()))
        .withMessageContaining("reporter's name");
    Options guessed =
        new Options("", 512, Origin.UPPER_LEFT, Sight.NORTH_UP, Optional.of("Kreutz (guess)"));
    assertThat(on(rolled(0), guessed).group()).isEqualTo("Kreutz (guess)");
  }

  @Test
  void aGuessStandsInForAGroupThatNobodyNamed() {
    Optional<GroupGuess> guess =
        Optional.of(new GroupGuess(SungrazerGroup.KREUTZ, 0.5, "Place and motion suit."));
    Observation unknown = rolled(0);

    assertThat(Report.on(unknown, Options.USUAL, guess).group()).isEqualTo("Kreutz (guess)");
    assertThat(
            Report.on(
                    unknown.grouped(Optional.of(SungrazerGroup.MEYER), Instant.EPOCH),
                    Options.USUAL,
                    guess)
                .group())
        .isEqualTo("Meyer");
  }

  private static Report on(Observation observation, Options options) {
    return Report.on(observation, options, Optional.empty());
  }
}
