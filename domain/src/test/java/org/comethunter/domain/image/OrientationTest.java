package org.comethunter.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrientationTest {

  @ParameterizedTest
  @CsvSource({
    "0,UPRIGHT",
    "-4.7,UPRIGHT",
    "355.3,UPRIGHT",
    "89,UPRIGHT",
    "720,UPRIGHT",
    "180,TURNED",
    "-180,TURNED",
    "179.8,TURNED",
    "184.7,TURNED",
    "-91,TURNED",
    "540,TURNED"
  })
  void followsTheRoll(double roll, Orientation expected) {
    assertThat(Orientation.ofRoll(roll)).isEqualTo(expected);
  }

  @Test
  void anUprightFrameIsShownWithItsLastRowOnTop() {
    assertThat(Orientation.UPRIGHT.toPicture(new PixelPosition(385, 528), 1024, 1024))
        .isEqualTo(new PixelPosition(385, 495));
  }

  @Test
  void aTurnedFrameIsThatPictureTurnedByHalfATurn() {
    PixelPosition upright = Orientation.UPRIGHT.toPicture(new PixelPosition(3, 5), 20, 10);
    PixelPosition turned = Orientation.TURNED.toPicture(new PixelPosition(3, 5), 20, 10);
    assertThat(turned).isEqualTo(new PixelPosition(19 - upright.column(), 9 - upright.row()));
    assertThat(turned).isEqualTo(new PixelPosition(16, 5));
  }

  @ParameterizedTest
  @EnumSource
  void bothDirectionsAreInverse(Orientation orientation) {
    for (double column : new double[] {0, 3.25, 19}) {
      for (double row : new double[] {0, 7.75, 9}) {
        PixelPosition position = new PixelPosition(column, row);
        assertThat(orientation.toArray(orientation.toPicture(position, 20, 10), 20, 10))
            .isEqualTo(position);
        assertThat(orientation.toPicture(orientation.toArray(position, 20, 10), 20, 10))
            .isEqualTo(position);
      }
    }
  }
}
