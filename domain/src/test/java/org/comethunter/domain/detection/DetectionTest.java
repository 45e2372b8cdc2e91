package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
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
