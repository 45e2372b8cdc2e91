package org.comethunter.domain.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes words into grey pictures, in capitals of 5 × 7 dots, without any font of the machine. A
 * character that has no sign is shown as a question mark.
 */
final class Lettering {
  /** Pixels from one character to the next, at size 1. */
  static final int ADVANCE = 6;

  /** Pixels from one line to the next, at size 1. */
  static final int LINE = 10;

  private static final int WIDTH = 5;
  private static final int HEIGHT = 7;
  private static final byte INK = (byte) 255;

  /** 35 dots of each sign, row by row from the top, the first dot in the highest bit. */
  private static final Map<Character, Long> SIGNS =
      Map.ofEntries(
          Map.entry(' ', 0L),
          Map.entry('A', 0x3a31fc631L),
          Map.entry('B', 0x7a31f463eL),
          Map.entry('C', 0x3e108420fL),
          Map.entry('D', 0x7a318c63eL),
          Map.entry('E', 0x7e10f421fL),
          Map.entry('F', 0x7e10f4210L),
          Map.entry('G', 0x3e109c62eL),
          Map.entry('H', 0x4631fc631L),
          Map.entry('I', 0x38842108eL),
          Map.entry('J', 0x1c4210a4cL),
          Map.entry('K', 0x4654c5251L),
          Map.entry('L', 0x42108421fL),
          Map.entry('M', 0x4775ac631L),
          Map.entry('N', 0x4739ace71L),
          Map.entry('O', 0x3a318c62eL),
          Map.entry('P', 0x7a31f4210L),
          Map.entry('Q', 0x3a318d64dL),
          Map.entry('R', 0x7a31f5251L),
          Map.entry('S', 0x3e107043eL),
          Map.entry('T', 0x7c8421084L),
          Map.entry('U', 0x46318c62eL),
          Map.entry('V', 0x46318a944L),
          Map.entry('W', 0x4631ad771L),
          Map.entry('X', 0x462a22a31L),
          Map.entry('Y', 0x462a21084L),
          Map.entry('Z', 0x7c222221fL),
          Map.entry('0', 0x3a33ae62eL),
          Map.entry('1', 0x11842108eL),
          Map.entry('2', 0x3a213221fL),
          Map.entry('3', 0x78217043eL),
          Map.entry('4', 0x08ca97c42L),
          Map.entry('5', 0x7e1e0862eL),
          Map.entry('6', 0x3a10f462eL),
          Map.entry('7', 0x7c2211084L),
          Map.entry('8', 0x3a317462eL),
          Map.entry('9', 0x3a317842eL),
          Map.entry('-', 0x0000f8000L),
          Map.entry('.', 0x00000018cL),
          Map.entry(',', 0x000003088L),
          Map.entry(':', 0x018c03180L),
          Map.entry('/', 0x042222210L),
          Map.entry('(', 0x088842082L),
          Map.entry(')', 0x208210888L),
          Map.entry('+', 0x0084f9080L),
          Map.entry('=', 0x001f07c00L),
          Map.entry('?', 0x3a2131004L));

  private Lettering() {}

  /**
   * Writes one line; what lies beyond the right or lower border is cut off.
   *
   * @param left column of the first dot
   * @param top row of the first dot, row 0 = top
   * @param size pixels of a dot in each direction
   */
  static void write(byte[] grey, int width, int left, int top, int size, String text) {
    String capitals = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      long sign = SIGNS.getOrDefault(capitals.charAt(i), SIGNS.get('?'));
      for (int dot = 0; dot < WIDTH * HEIGHT; dot++) {
        if ((sign >> (WIDTH * HEIGHT - 1 - dot) & 1) == 1) {
          int column = left + (i * ADVANCE + dot % WIDTH) * size;
          int row = top + Math.floorDiv(dot, WIDTH) * size;
          fill(grey, width, column, row, size);
        }
      }
    }
  }

  private static void fill(byte[] grey, int width, int left, int top, int size) {
    for (int row = top; row < Math.min(top + size, grey.length / width); row++) {
      for (int column = left; column < Math.min(left + size, width); column++) {
        grey[row * width + column] = INK;
      }
    }
  }

  /** Writes a sentence into the middle of a picture, in as many lines as it needs. */
  static void writeCentred(byte[] grey, int width, int height, String sentence) {
    int size = Math.max(1, width / 512);
    List<String> lines = wrap(sentence, Math.max(1, width / (ADVANCE * size) - 2));
    int top = Math.max(0, height - lines.size() * LINE * size) / 2;
    for (String line : lines) {
      int left = Math.max(0, width - line.length() * ADVANCE * size) / 2;
      write(grey, width, left, top, size, line);
      top += LINE * size;
    }
  }

  private static List<String> wrap(String sentence, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
