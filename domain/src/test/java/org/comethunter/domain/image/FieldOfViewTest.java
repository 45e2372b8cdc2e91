package org.comethunter.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldOfViewTest {

  @ParameterizedTest
  @CsvSource({
    "C2,1024,511.634,504.293,11.9",
    "C3,1024,516.956,531.632,56",
    "C3,1024,518.2,532.5,56",
    "C3,512,259,266,112",
    "C2,64,32,32,190.4",
    "C2,300,-50,20,11.9",
    "C3,200,100,100,56"
  })
  void skyIsOutsideTheOcculterInsideTheFieldStopAndOffTheDetectorsEdge(
      Instrument camera, int size, double column, double row, double scale) {
    FrameHeader header = header(camera, size, column, row, scale);
    boolean[] sky = new boolean[size * size];
    for (int i = 0; i < sky.length; i++) {
      double distance = Math.hypot(i % size - column, Math.floorDiv(i, size) - row);
      double radii = distance * scale / FieldOfView.SOLAR_RADIUS_ARCSEC;
      int line = Math.floorDiv(i, size);
      boolean edge = size == 1024 && (i % size == 0 || line < 2 || line > 1021);
      sky[i] = !edge && (camera == Instrument.C2 ? radii >= 2.0 : radii >= 3.7 && radii <= 32);
    }
    assertThat(FieldOfView.mask(header)).isEqualTo(ValidityMask.of(size, sky));
  }

  @ParameterizedTest
  @CsvSource({
    "20,18,5,9",
    "20,18,0,9",
    "20,18,5,1000",
    "20.5,18.5,0.3,9",
    "20,18,0.3,9",
    "0,0,3,12",
    "-30,18,10,35",
    "20,200,5,9",
    "20,18,9,9",
    "20.25,18.75,3.2,Infinity",
    "20,18,3,4"
  })
  void aChordHoldsTheColumnsOfTheAnnulus(double x, double y, double inner, double outer) {
    FrameHeader header = header(Instrument.C3, 40, x, y, 56);
    for (int row = 0; row < 40; row++) {
      Chord chord = Chord.of(header, row, inner, outer);
      assertThat(chord.left()).isBetween(0, chord.leftEnd());
      assertThat(chord.right()).isBetween(chord.leftEnd(), chord.rightEnd());
      assertThat(chord.rightEnd()).isLessThanOrEqualTo(40);
      for (int column = 0; column < 40; column++) {
        double square = (column - x) * (column - x) + (row - y) * (row - y);
        boolean inside = square >= inner * inner && square <= outer * outer;
        boolean held =
            (column >= chord.left() && column < chord.leftEnd())
                || (column >= chord.right() && column < chord.rightEnd());
        assertThat(held).as("column %d, row %d", column, row).isEqualTo(inside);
      }
    }
  }

  @Test
  void framesShowTheSameFieldIfTheSunStandsAtTheSamePlace() {
    FrameHeader one = header(Instrument.C3, 64, 30, 31, 56);
    assertThat(FieldOfView.isSame(one, header(Instrument.C3, 64, 30, 31, 56))).isTrue();
    assertThat(FieldOfView.isSame(one, header(Instrument.C2, 64, 30, 31, 56))).isFalse();
    assertThat(FieldOfView.isSame(one, header(Instrument.C3, 65, 30, 31, 56))).isFalse();
    assertThat(FieldOfView.isSame(one, header(Instrument.C3, 64, 30.1, 31, 56))).isFalse();
    assertThat(FieldOfView.isSame(one, header(Instrument.C3, 64, 30, 31.1, 56))).isFalse();
    assertThat(FieldOfView.isSame(one, header(Instrument.C3, 64, 30, 31, 57))).isFalse();
  }

  private static FrameHeader header(
      Instrument camera, int size, double column, double row, double scale) {
    FrameHeader usual = Frames.header(size, size, 0);
    return new FrameHeader(
        camera,
        usual.fileName(),
        usual.observedAt(),
        usual.exposureSeconds(),
        size,
        size,
        usual.biasCounts(),
        0,
        column,
        row,
        scale,
        usual.filter(),
        usual.polarizer(),
        usual.program(),
        false,
        false);
  }
}
