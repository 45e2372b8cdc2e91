package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.image.PixelPosition;
import org.junit.jupiter.api.Test;

class DetectionTest {

  private static Detection at(int first, int last, double shift) {
    return Detections.of(
        IntStream.rangeClosed(first, last)
            .mapToObj(
                i ->
                    new Position(
                        Maps.id(i), Maps.geometry(i), new PixelPosition(50 + 2 * i + shift, 60), 4))
            .toList());
  }

  @Test
  void isTheSameAsAnotherThatWasMostlyInTheSamePlaces() {
    assertThat(at(0, 9, 0).isSameAs(at(5, 14, 1))).isTrue();
    assertThat(at(0, 9, 0).isSameAs(at(8, 20, 0))).as("two frames of ten").isFalse();
    assertThat(at(0, 9, 0).isSameAs(at(0, 9, 6))).as("beside it").isFalse();
    assertThat(at(0, 2, 0).isSameAs(at(2, 5, 0))).as("one frame is chance").isFalse();
  }

  @Test
  void aLongArcKeepsItsBeginningThoughTheSearchForgetsIt() {
    assertThat(at(40, 79, 0).following(at(0, 70, 0)).positions())
        .isEqualTo(at(0, 79, 0).positions());
    assertThat(at(3, 12, 0).following(at(0, 8, 0)).positions())
        .as("of a short one it was taken back")
        .isEqualTo(at(3, 12, 0).positions());
  }

  @Test
  void goesOnAsAnotherSearchSaw() {
    assertThat(at(0, 9, 0).prolongedBy(at(5, 14, 1)).positions())
        .isEqualTo(
            Stream.of(at(0, 9, 0), at(10, 14, 1)).flatMap(it -> it.positions().stream()).toList());
    assertThat(at(0, 9, 0).prolongedBy(at(2, 9, 1))).isEqualTo(at(0, 9, 0));
  }

  @Test
  void needsAPosition() {
    assertThatIllegalArgumentException().isThrownBy(() -> Detections.of(List.of()));
  }

  @Test
  void theLatestWordOfEachObjectCounts() {
    LatestDetections latest = new LatestDetections();
    latest.add(List.of(at(0, 5, 0), at(0, 5, 40)));
    latest.add(List.of(at(0, 7, 0)));
    assertThat(latest.bestFirst()).containsExactlyInAnyOrder(at(0, 7, 0), at(0, 5, 40));
  }
}
