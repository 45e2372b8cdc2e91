package org.comethunter.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SunOffset;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackCropTest {
  private static final int SIZE = 1024;

  @Test
  void holdsAllPlacesWithTheMargin() {
    List<SunOffset> places = List.of(new SunOffset(100, -200), new SunOffset(230, -160));
    TrackCrop crop = TrackCrop.around(places, SIZE, 20, 3);

    assertThat(crop.width()).isEqualTo(3 * (130 + 40 + 1));
    assertThat(crop.height()).isEqualTo(3 * (40 + 40 + 1) + 12);
  }

  /** A star at one place on the sky is shown at one place of the crop in every frame. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void staysAtTheSamePlaceAboutTheSunInTurnedFramesToo(int zoom) {
    SunOffset star = new SunOffset(-80, 45);
    List<SunOffset> places = List.of(new SunOffset(-100, 20), new SunOffset(-60, 70));
    TrackCrop crop = TrackCrop.around(places, SIZE, 40, zoom);
    FrameGeometry upright = geometry(0.3, 512, 505);
    for (FrameGeometry frame :
        List.of(
            upright, geometry(180, 512, 505), geometry(-4.7, 519, 533), geometry(179, 300, 209))) {
      byte[] cut = crop.cut(Instrument.C2, frame, starAt(frame, star), outside());
      // columns: 41 places, 40 on each side: the star stands in the middle; rows: from the top
      int column = crop.width() / zoom / 2;
      int row = 40 + 25;
      for (int y = 0; y < crop.height() - 12; y++) {
        for (int x = 0; x < crop.width(); x++) {
          boolean isStar = x / zoom == column && y / zoom == row;
          assertThat(cut[y * crop.width() + x] == (byte) 200)
              .as("%d, %d of %s", x, y, frame)
              .isEqualTo(isStar);
        }
      }
    }
  }

  @Test
  void ticksStandBesideTheObjectAndNotOnIt() {
    SunOffset place = new SunOffset(50, 50);
    TrackCrop crop = TrackCrop.around(List.of(place), SIZE, 70, 2);
    FrameGeometry frame = geometry(0, 512, 505);
    byte[] black = new byte[SIZE * SIZE];
    byte[] cut =
        crop.cut(
            Instrument.C3,
            frame,
            new GreyPicture(SIZE, SIZE, black, Map.of()),
            frame.fromOffset(place));

    int middle = 2 * 70 + 1;
    int inked = 0;
    for (int y = 0; y < crop.height() - 12; y++) {
      for (int x = 0; x < crop.width(); x++) {
        if (cut[y * crop.width() + x] != 0) {
          inked++;
          assertThat(x == middle || y == middle).isTrue();
          assertThat(Math.hypot(x - middle, y - middle)).isBetween(12.0, 24.0);
        }
      }
    }
    assertThat(inked).isEqualTo(2 * 12);
  }

  @Test
  void cameraAndTimeAreLetteredBelow() {
    TrackCrop crop = TrackCrop.around(List.of(new SunOffset(0, 0)), SIZE, 10, 1);
    FrameGeometry frame = geometry(0, 512, 505);
    GreyPicture black = new GreyPicture(SIZE, SIZE, new byte[SIZE * SIZE], Map.of());
    byte[] cut = crop.cut(Instrument.C3, frame, black, outside());

    byte[] expected = new byte[crop.width() * 12];
    Lettering.write(expected, crop.width(), 2, 3, 1, "C3 2025-10-17 00:06");
    int strip = (crop.height() - 12) * crop.width();
    assertThat(Arrays.copyOfRange(cut, strip, cut.length)).isEqualTo(expected);
    // the last sign is not cut off
    assertThat(crop.width()).isGreaterThanOrEqualTo(2 + 19 * Lettering.ADVANCE);
  }

  private static PixelPosition outside() {
    return new PixelPosition(-5000, -5000);
  }

  private static FrameGeometry geometry(double roll, double sunColumn, double sunRow) {
    return new FrameGeometry(
        Instant.parse("2025-10-17T00:06:07Z"), SIZE, SIZE, roll, sunColumn, sunRow, 11.9);
  }

  private static GreyPicture starAt(FrameGeometry frame, SunOffset star) {
    byte[] grey = new byte[SIZE * SIZE];
    PixelPosition shown = frame.toPicture(frame.fromOffset(star));
    int column = (int) shown.column();
    int row = (int) shown.row();
    if (column >= 0 && column < SIZE && row >= 0 && row < SIZE) {
      grey[row * SIZE + column] = (byte) 200;
    }
    return new GreyPicture(SIZE, SIZE, grey, Map.of());
  }
}
