package org.comethunter.domain.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.comethunter.domain.image.PixelPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGeometryTest {

  private static FrameGeometry rolled(double roll) {
    return new FrameGeometry(
        Instant.parse("2025-10-17T12:00:00Z"), 1024, 1024, roll, 518.2, 532.5, 56.0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 518.2, 632.5, 0", // up is north
    "0, 418.2, 532.5, 90", // left is east
    "0, 518.2, 432.5, 180",
    "0, 618.2, 532.5, 270",
    "180, 518.2, 432.5, 0", // stored upside down
    "180, 618.2, 532.5, 90",
    "-5, 518.2, 632.5, 355", // north lies to the left of the rows' direction
    "5, 518.2, 632.5, 5",
  })
  void measuresAnglesFromNorthThroughEast(
      double roll, double column, double row, double positionAngle) {
    SunPolar polar = rolled(roll).toPolar(new PixelPosition(column, row));

    double difference = Math.IEEEremainder(polar.positionAngleDegrees() - positionAngle, 360);
    assertThat(difference).isCloseTo(0, within(1e-9));
    assertThat(polar.positionAngleDegrees()).isBetween(0.0, 360.0);
    assertThat(polar.solarRadii() * rolled(roll).solarRadiusPixels()).isCloseTo(100, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -4.7, 179.9, -180, 7})
  void everyWayThereHasAWayBack(double roll) {
    FrameGeometry frame = rolled(roll);
    PixelPosition place = new PixelPosition(123.25, 900.5);

    assertClose(frame.fromPolar(frame.toPolar(place)), place);
    assertClose(frame.fromOffset(frame.toOffset(place)), place);
    assertClose(frame.fromPicture(frame.toPicture(place)), place);
  }

  @Test
  void anOffsetMeansTheSameWhateverTheRollAndSize() {
    SunOffset offset = new SunOffset(100, -50);
    FrameGeometry half = new FrameGeometry(rolled(180).observedAt(), 512, 512, 180, 259, 266, 112);

    assertThat(rolled(0).fromOffset(offset)).isEqualTo(new PixelPosition(618.2, 482.5));
    assertThat(half.fromOffset(offset)).isEqualTo(new PixelPosition(209, 291));
    assertThat(half.toPolar(half.fromOffset(offset)).positionAngleDegrees())
        .isCloseTo(
            rolled(0).toPolar(rolled(0).fromOffset(offset)).positionAngleDegrees(), within(1e-9));
  }

  @Test
  void theSunIsLargerInJanuary() {
    FrameGeometry january =
        new FrameGeometry(Instant.parse("2025-01-04T00:00:00Z"), 1024, 1024, 0, 511, 504, 11.9);
    FrameGeometry july =
        new FrameGeometry(Instant.parse("2025-07-04T00:00:00Z"), 1024, 1024, 0, 511, 504, 11.9);

    // 959.63 arcsec at 1 au, 1 % nearer, 0.98333 and 1.01664 au
    assertThat(january.solarRadiusArcsec()).isCloseTo(985.8, within(0.3));
    assertThat(july.solarRadiusArcsec()).isCloseTo(953.5, within(0.3));
  }

  private static void assertClose(PixelPosition actual, PixelPosition expected) {
    assertThat(actual.column()).isCloseTo(expected.column(), within(1e-9));
    assertThat(actual.row()).isCloseTo(expected.row(), within(1e-9));
  }
}
