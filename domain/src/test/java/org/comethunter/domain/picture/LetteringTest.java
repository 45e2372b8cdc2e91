package org.comethunter.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LetteringTest {
  private static final byte INK = (byte) 255;

  @Test
  void aLetterIsDrawnUpright() {
    byte[] grey = new byte[8 * 9];
    Lettering.write(grey, 8, 1, 1, 1, "F");
    assertThat(lines(grey, 8))
        .containsExactly(
            "        ",
            " #####  ",
            " #      ",
            " #      ",
            " ####   ",
            " #      ",
            " #      ",
            " #      ",
            "        ");
  }

  @Test
  void dotsGrowWithTheSize() {
    byte[] small = new byte[20 * 10];
    Lettering.write(small, 20, 0, 0, 1, "R2");
    byte[] large = new byte[60 * 30];
    Lettering.write(large, 60, 0, 0, 3, "R2");
    for (int row = 0; row < 30; row++) {
      for (int column = 0; column < 60; column++) {
        assertThat(large[row * 60 + column]).isEqualTo(small[row / 3 * 20 + column / 3]);
      }
    }
  }

  @Test
  void everySignLooksDifferent() {
    String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.,:/()+=? ";
    Set<List<String>> signs = new HashSet<>();
    for (int i = 0; i < all.length(); i++) {
      signs.add(sign(all.substring(i, i + 1)));
    }
    assertThat(signs).hasSize(all.length());
  }

  @Test
  void smallLettersAreShownAsCapitals() {
    assertThat(sign("q")).isEqualTo(sign("Q"));
  }

  @Test
  void anUnknownCharacterIsAQuestionMark() {
    for (String unknown : List.of("é", "×", "_", "\n", "\u0000", "☄")) {
      assertThat(sign(unknown)).isEqualTo(sign("?"));
    }
    assertThat(sign("?")).isNotEqualTo(sign(" "));
  }

  @Test
  void whatLiesBeyondTheBordersIsCutOff() {
    byte[] whole = new byte[40 * 20];
    Lettering.write(whole, 40, 10, 12, 2, "HH");
    byte[] cut = new byte[17 * 15];
    Lettering.write(cut, 17, 10, 12, 2, "HH");
    int ink = 0;
    for (int row = 0; row < 15; row++) {
      for (int column = 0; column < 17; column++) {
        assertThat(cut[row * 17 + column]).isEqualTo(whole[row * 40 + column]);
        ink += cut[row * 17 + column] == INK ? 1 : 0;
      }
    }
    assertThat(ink).isPositive();
    byte[] beyond = new byte[17 * 15];
    Lettering.write(beyond, 17, 17, 0, 2, "HH");
    Lettering.write(beyond, 17, 0, 15, 2, "HH");
    assertThat(beyond).containsOnly(0);
  }

  @Test
  void aSentenceStandsInTheMiddle() {
    byte[] grey = new byte[100 * 60];
    Lettering.writeCentred(grey, 100, 60, "HHH HHH");
    List<String> lines = lines(grey, 100);
    int first = lines.getFirst().length();
    int last = 0;
    int top = lines.size();
    int bottom = 0;
    for (int row = 0; row < lines.size(); row++) {
      if (lines.get(row).contains("#")) {
        first = Math.min(first, lines.get(row).indexOf('#'));
        last = Math.max(last, lines.get(row).lastIndexOf('#'));
        top = Math.min(top, row);
        bottom = row;
      }
    }
    assertThat(Math.abs(first + last - 99)).isLessThanOrEqualTo(2);
    assertThat(Math.abs(top + bottom - 59)).isLessThanOrEqualTo(4);
  }

  @Test
  void aLongSentenceIsBrokenAtItsSpaces() {
    byte[] grey = new byte[60 * 60];
    Lettering.writeCentred(grey, 60, 60, "HHH HHH HHH");
    byte[] expected = new byte[60 * 60];
    // at most eight characters in a line
    Lettering.write(expected, 60, (60 - 7 * Lettering.ADVANCE) / 2, 20, 1, "HHH HHH");
    Lettering.write(expected, 60, (60 - 3 * Lettering.ADVANCE) / 2, 30, 1, "HHH");
    assertThat(lines(grey, 60)).isEqualTo(lines(expected, 60));
  }

  @Test
  void noPictureIsTooSmall() {
    for (int width = 1; width < 12; width++) {
      byte[] grey = new byte[width * 3];
      Lettering.writeCentred(grey, width, 3, "HH H");
      assertThat(grey).as("width %d", width).contains(INK);
    }
  }

  private static List<String> sign(String text) {
    byte[] grey = new byte[Lettering.ADVANCE * Lettering.LINE];
    Lettering.write(grey, Lettering.ADVANCE, 0, 0, 1, text);
    return lines(grey, Lettering.ADVANCE);
  }

  private static List<String> lines(byte[] grey, int width) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < grey.length; start += width) {
      StringBuilder line = new StringBuilder();
      for (int i = start; i < start + width; i++) {
        line.append(grey[i] == INK ? '#' : ' ');
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
