package org.comethunter.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
  private static final int WIDTH = 70;
  private static final int HEIGHT = 40;

  @Test
  void picturesStandSideBySideInTheirOrder() {
    ContactSheet sheet = new ContactSheet(6, WIDTH, HEIGHT);
    for (int i = 1; i <= 6; i++) {
      sheet.add("", picture(i));
    }
    GreyPicture all = sheet.picture(Map.of("Title", "all"));
    assertThat(all.text()).containsExactly(Map.entry("Title", "all"));
    assertThat(all.grey()).hasSize(all.width() * all.height());
    List<Integer> lefts = new ArrayList<>();
    List<Integer> tops = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      int first = indexOf(all.grey(), (byte) i);
      int left = first % all.width();
      int top = first / all.width();
      for (int row = 0; row < HEIGHT; row++) {
        byte[] line =
            Arrays.copyOfRange(
                all.grey(),
                (top + row) * all.width() + left,
                (top + row) * all.width() + left + WIDTH);
        assertThat(line).containsOnly(i);
      }
      lefts.add(left);
      tops.add(top);
    }
    assertThat(lefts.subList(0, 4)).isSorted().doesNotHaveDuplicates();
    assertThat(lefts.subList(4, 6)).isEqualTo(lefts.subList(0, 2));
    assertThat(tops.subList(1, 4)).containsOnly(tops.getFirst());
    assertThat(tops.get(4)).isEqualTo(tops.get(5)).isGreaterThan(tops.getFirst() + HEIGHT);
    assertThat(all.height()).isGreaterThan(tops.get(5) + HEIGHT).isLessThan(tops.get(5) + 60);
    for (int i = 1; i <= 6; i++) {
      byte grey = (byte) i;
      assertThat(count(all.grey(), grey)).isEqualTo(WIDTH * HEIGHT);
    }
  }

  @Test
  void eachHasItsLabelAbove() {
    ContactSheet sheet = new ContactSheet(5, WIDTH, HEIGHT);
    for (int i = 1; i <= 5; i++) {
      sheet.add(i == 2 || i == 5 ? "raw" : "", picture(i));
    }
    GreyPicture all = sheet.picture(Map.of());
    byte[] label = new byte[WIDTH * 14];
    Lettering.write(label, WIDTH, 0, 0, 2, "RAW");
    for (int i = 1; i <= 5; i++) {
      int first = indexOf(all.grey(), (byte) i);
      int left = first % all.width();
      int bottom = first / all.width();
      byte[] above = {};
      for (int top = bottom - 30; top <= bottom - 14; top++) {
        byte[] found = part(all, left, Math.max(0, top));
        above = count(found, (byte) 255) > count(above, (byte) 255) ? found : above;
      }
      if (i == 2 || i == 5) {
        assertThat(above).isEqualTo(label);
      } else {
        assertThat(above).isEmpty();
      }
    }
  }

  @Test
  void aPictureOfAnotherSizeIsRefused() {
    ContactSheet sheet = new ContactSheet(2, WIDTH, HEIGHT);
    GreyPicture turned = new GreyPicture(40, 70, new byte[40 * 70], Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sheet.add("turned", turned))
        .withMessage("A picture of this sheet has 70 × 40 pixels, not 40 × 70.");
  }

  private static byte[] part(GreyPicture picture, int left, int top) {
    byte[] part = new byte[WIDTH * 14];
    for (int row = 0; row < 14; row++) {
      System.arraycopy(
          picture.grey(), (top + row) * picture.width() + left, part, row * WIDTH, WIDTH);
    }
    return part;
  }

  private static GreyPicture picture(int level) {
    byte[] grey = new byte[WIDTH * HEIGHT];
    Arrays.fill(grey, (byte) level);
    return new GreyPicture(WIDTH, HEIGHT, grey, Map.of());
  }

  private static int indexOf(byte[] grey, byte level) {
    for (int i = 0; i < grey.length; i++) {
      if (grey[i] == level) {
        return i;
      }
    }
    throw new AssertionError("There is no pixel of level " + level);
  }

  private static int count(byte[] grey, byte level) {
    int count = 0;
    for (byte value : grey) {
      count += value == level ? 1 : 0;
    }
    return count;
  }
}
