package org.comethunter.benchmarks.torture.input;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A FITS file taken apart. Immutable, as long as nobody changes the data. */
final class FitsText {
  static final int BLOCK = 2880;
  static final int CARD = 80;

  private final List<String> cards;
  private final byte[] data;

  /**
   * A file of these.
   *
   * @param cards its cards, 80 characters each (ISO 8859-1), END left out
   * @param data what follows the header's last block; not copied
   */
  FitsText(List<String> cards, byte[] data) {
    this.cards = List.copyOf(cards);
    this.data = data;
  }

  /** Its cards without END. */
  List<String> cards() {
    return cards;
  }

  /** What follows the header, not copied. */
  byte[] data() {
    return data;
  }

  /** Takes apart a sound file. */
  static FitsText of(byte[] file) {
    List<String> cards = new ArrayList<>();
    int at = 0;
    for (String card = card(file, at); !card.startsWith("END  "); card = card(file, at)) {
      cards.add(card);
      at += CARD;
    }
    int header = Math.ceilDiv(at + CARD, BLOCK) * BLOCK;
    return new FitsText(List.copyOf(cards), Arrays.copyOfRange(file, header, file.length));
  }

  private static String card(byte[] file, int at) {
    return new String(file, at, CARD, StandardCharsets.ISO_8859_1);
  }

  /** A card with a value, as it is written. */
  static String card(String keyword, String value) {
    return filled("%-8.8s= %20s /".formatted(keyword, value));
  }

  /** A card of any text. */
  static String filled(String text) {
    return "%-80.80s".formatted(text);
  }

  /** The same with that value in the card of the keyword, which is added if there is none. */
  FitsText with(String keyword, String value) {
    List<String> changed = new ArrayList<>(cards);
    int at = 0;
    while (at < changed.size() && !changed.get(at).startsWith("%-8s=".formatted(keyword))) {
      at++;
    }
    if (at < changed.size()) {
      changed.set(at, card(keyword, value));
    } else {
      changed.add(card(keyword, value));
    }
    return new FitsText(changed, data);
  }

  /**
   * The lower left part of a frame of 16 bits.
   *
   * @param columns of the whole frame
   * @param size columns and rows of the part
   */
  FitsText part(int columns, int size) {
    byte[] part = new byte[Math.ceilDiv(size * size * 2, BLOCK) * BLOCK];
    for (int row = 0; row < size; row++) {
      System.arraycopy(data, row * columns * 2, part, row * size * 2, size * 2);
    }
    return new FitsText(cards, part)
        .with("NAXIS1", Integer.toString(size))
        .with("NAXIS2", Integer.toString(size));
  }

  /** The file. */
  byte[] bytes() {
    return bytes(true);
  }

  /**
   * The file.
   *
   * @param ends whether the header has its END card
   */
  byte[] bytes(boolean ends) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(cards.size() * CARD + data.length);
    cards.forEach(card -> file.writeBytes(filled(card).getBytes(StandardCharsets.ISO_8859_1)));
    if (ends) {
      file.writeBytes(filled("END").getBytes(StandardCharsets.ISO_8859_1));
    }
    while (file.size() % BLOCK != 0) {
      file.write(' ');
    }
    file.writeBytes(data);
    return file.toByteArray();
  }
}
