package org.comethunter.benchmarks.torture.input;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils bytes: some of them, or whole stretches. Immutable. */
final class Mutator {
  private static final int OPERATIONS = 12;
  private static final int LONGEST_STRETCH_BITS = 13;
  private static final int LONGEST_EXTENSION = 1 << 14;
  private static final int MOST_STEPS = 6;
  private static final byte[] TELLING = {
    0, ' ', '\n', '\r', '<', '>', '\'', '"', '/', -1, 127, -128
  };

  private final List<byte[]> tokens;
  private final int focus;

  /**
   * A mutator.
   *
   * @param tokens what may stand anywhere in such input
   * @param focus how many bytes at the beginning are spoilt more often than the others
   */
  Mutator(List<byte[]> tokens, int focus) {
    this.tokens = List.copyOf(tokens);
    this.focus = focus;
  }

  /**
   * Makes a mutant in a few steps.
   *
   * @param other what stretches may be taken from
   */
  byte[] mutate(byte[] original, byte[] other, SplittableRandom chance) {
    byte[] mutant = original;
    for (int steps = 1 + chance.nextInt(MOST_STEPS); steps > 0; steps--) {
      mutant = step(mutant, other, chance);
    }
    return mutant;
  }

  private byte[] step(byte[] bytes, byte[] other, SplittableRandom chance) {
    int at = place(bytes.length, chance);
    int length = Math.min(stretch(chance), bytes.length - at);
    byte[] none = new byte[0];
    return switch (chance.nextInt(OPERATIONS)) {
      case 0 -> flipped(bytes, chance);
      case 1 -> replaced(bytes, at, length, random(length, chance));
      case 2 -> replaced(bytes, at, length, same(length, chance));
      case 3 -> replaced(bytes, at, length, none);
      case 4 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
      case 5 -> replaced(bytes, at, chance.nextBoolean() ? length : 0, taken(other, chance));
      case 6 -> Arrays.copyOf(bytes, at);
      case 7 -> replaced(bytes, bytes.length, 0, same(chance.nextInt(LONGEST_EXTENSION), chance));
      case 8, 9 -> replaced(bytes, at, 0, token(chance));
      case 10 -> overwritten(bytes, at, token(chance));
      default -> overwritten(bytes, at, taken(bytes, chance));
    };
  }

  private int place(int length, SplittableRandom chance) {
    int reach = chance.nextInt(4) > 0 ? Math.min(length, focus) : length;
    return reach == 0 ? 0 : chance.nextInt(reach);
  }

  private static int stretch(SplittableRandom chance) {
    return chance.nextInt(1 << chance.nextInt(LONGEST_STRETCH_BITS)) + 1;
  }

  private byte[] flipped(byte[] bytes, SplittableRandom chance) {
    byte[] flipped = bytes.clone();
    for (int flips = 1 + chance.nextInt(8); flips > 0 && bytes.length > 0; flips--) {
      flipped[place(bytes.length, chance)] ^= (byte) (1 << chance.nextInt(8));
    }
    return flipped;
  }

  private byte[] token(SplittableRandom chance) {
    return tokens.get(chance.nextInt(tokens.size()));
  }

  private static byte[] random(int length, SplittableRandom chance) {
    byte[] bytes = new byte[length];
    chance.nextBytes(bytes);
    return bytes;
  }

  private static byte[] same(int length, SplittableRandom chance) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, TELLING[chance.nextInt(TELLING.length)]);
    return bytes;
  }

  private static byte[] taken(byte[] from, SplittableRandom chance) {
    int at = from.length == 0 ? 0 : chance.nextInt(from.length);
    return Arrays.copyOfRange(from, at, Math.min(from.length, at + stretch(chance)));
  }

  private static byte[] overwritten(byte[] bytes, int at, byte[] by) {
    return replaced(bytes, at, Math.min(by.length, bytes.length - at), by);
  }

  private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
    ByteArrayOutputStream mutant = new ByteArrayOutputStream(bytes.length - length + by.length);
    mutant.write(bytes, 0, at);
    mutant.writeBytes(by);
    mutant.write(bytes, at + length, bytes.length - at - length);
    return mutant.toByteArray();
  }
}
