package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final int FRAMES = 14;

  private static Optional<Detection> judged(
      long seed, double snr, IntFunction<PixelPosition[]> sky) {
    return judged(seed, _ -> snr, sky);
  }

  private static Optional<Detection> judged(
      long seed, IntToDoubleFunction snr, IntFunction<PixelPosition[]> sky) {
    return judged(seed, FRAMES, snr, sky);
  }

  private static Optional<Detection> judged(
      long seed, int frames, IntToDoubleFunction snr, IntFunction<PixelPosition[]> sky) {
    Maps maps = new Maps(seed);
    Tracker tracker = new Tracker(CourseSearch.Settings.of(Instrument.C3));
    for (int i = 0; i < frames; i++) {
      tracker.add(maps.frame(i, snr.applyAsDouble(i), sky.apply(i)));
    }
    Judge judge = new Judge(Instrument.C3);
    return tracker.tracks().stream()
        .flatMap(track -> judge.detection(track, tracker.frames(), Maps.id(frames - 1)).stream())
        .findFirst();
  }

  private static PixelPosition[] points(PixelPosition... points) {
    return points;
  }

  @Test
  void whatMovesLikeACometIsOne() {
    Detection found =
        judged(11, 5, i -> points(new PixelPosition(60 + 2 * i, 200 - 2.2 * i))).orElseThrow();
    assertThat(found.score()).isBetween(0.9, 1.0);
    assertThat(found.snr()).isCloseTo(5, within(1.2));
    assertThat(found.speedPixelsPerHour()).isCloseTo(5 * Math.hypot(2, 2.2), within(0.4));
    // to the lower right in a north-up frame: south-west
    assertThat(found.positionAngleDegrees()).isCloseTo(180 + 42.3, within(3.0));
    assertThat(found.positions()).hasSizeBetween(12, FRAMES);
    assertThat(found.firstAlertFrame()).isEqualTo(Maps.id(FRAMES - 1));
    assertThat(found.evidence().rmsPixels()).isLessThan(0.6);
  }

  /** The front of an ejection is a line across its way. */
  @Test
  void aFrontIsNone() {
    assertThat(
            judged(
                12,
                5,
                i -> {
                  PixelPosition[] front = new PixelPosition[13];
                  for (int k = 0; k < front.length; k++) {
                    front[k] =
                        new PixelPosition(60 + 2 * i + 2.1 * (k - 6), 190 - 2 * i + 2 * (k - 6));
                  }
                  return front;
                }))
        .isEmpty();
  }

  /** What jumps about, as stars do in frames that are out of order, is on a course by chance. */
  @Test
  void whatIsSeenBesideItsCourseBeforeIsNone() {
    IntFunction<PixelPosition[]> course = i -> points(new PixelPosition(60 + 2 * i, 200 - 2.2 * i));
    assertThat(judged(15, 8, i -> i < FRAMES - 6 ? points() : course.apply(i))).isPresent();
    assertThat(
            judged(
                15,
                8,
                i ->
                    i < FRAMES - 6
                        ? points(new PixelPosition(90 + 7 * (i % 4), 150 + 9 * (i % 3)))
                        : course.apply(i)))
        .isEmpty();
  }

  @Test
  void whatHardlyMovesIsNone() {
    assertThat(judged(13, 6, i -> points(new PixelPosition(60 + 0.3 * i, 190)))).isEmpty();
  }

  /** A bright star is where it is in every frame, not in two of three. */
  @Test
  void whatIsBrightAndThenGoneIsNone() {
    assertThat(
            judged(
                16,
                20,
                i -> i % 3 == 2 ? points() : points(new PixelPosition(60 + 2 * i, 200 - 2.2 * i))))
        .isEmpty();
  }

  /** Stars of frames that are out of order may line up in a few of them, of any brightness. */
  @Test
  void whatIsBrightInSomeOfAFewFramesIsNone() {
    IntFunction<PixelPosition[]> course = i -> points(new PixelPosition(60 + 2 * i, 200 - 2.2 * i));
    assertThat(judged(17, _ -> 20, i -> i < FRAMES - 5 ? points() : course.apply(i))).isPresent();
    assertThat(
            judged(
                17,
                i -> i < FRAMES - 2 ? 20 : 2.5,
                i -> i < FRAMES - 5 ? points() : course.apply(i)))
        .isEmpty();
  }

  @Test
  void chanceHitsOfUnevenLightAreNone() {
    assertThat(
            judged(
                14,
                9,
                i -> i % 4 == 0 ? points(new PixelPosition(60 + 2 * i, 200 - 2.2 * i)) : points()))
        .isEmpty();
  }

  /** In three of the twelve frames before and after six, something is near their course. */
  @Test
  void whatIsFaintInAFewFramesIsNoneWhereOtherThingsAreNear() {
    IntFunction<PixelPosition[]> alone =
        i -> i < 8 || i > 13 ? points() : points(new PixelPosition(60 + 2 * i, 200 - 2.2 * i));
    IntFunction<PixelPosition[]> among =
        i -> i < 8 && i % 3 == 0 ? points(new PixelPosition(85 + 4 * i, 170 + i)) : alone.apply(i);
    assertThat(judged(19, 18, _ -> 4.2, alone)).isPresent();
    assertThat(judged(19, 18, i -> i < 8 ? 7 : 4.2, among)).isEmpty();
    assertThat(judged(19, 18, _ -> 8, among)).as("bright").isPresent();
  }
}
