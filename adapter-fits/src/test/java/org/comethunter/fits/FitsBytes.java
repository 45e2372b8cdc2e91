package org.comethunter.fits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Builds FITS files for tests, sound ones and others. */
final class FitsBytes {
  static final int WIDTH = 24;
  static final int HEIGHT = 16;

  private final List<String> cards = new ArrayList<>();
  private byte[] data = new byte[0];

  private FitsBytes() {}

  /** A header without any card. */
  static FitsBytes empty() {
    return new FitsBytes();
  }

  /** A sound little level 0.5 frame of C3; count of the pixel (column, row): 1000 + index. */
  static FitsBytes frame() {
    return empty()
        .card("SIMPLE  =                    T / Written by IDL:  Thu Mar  7 18:28:22 2002")
        .value("BITPIX", "16")
        .value("NAXIS", "2")
        .value("NAXIS1", "" + WIDTH)
        .value("NAXIS2", "" + HEIGHT)
        .value("FILENAME", "'32082037.fts'")
        .value("DATE-OBS", "'2002/01/08'")
        .value("TIME-OBS", "'02:18:05.594'")
        .value("EXPTIME", "5.12988")
        .value("DETECTOR", "'C3      '")
        .value("SUMROW", "0")
        .value("SUMCOL", "0")
        .value("LEBXSUM", "1")
        .value("LEBYSUM", "1")
        .value("LAMP", "0")
        .value("FILTER", "'Clear   '")
        .value("POLAR", "'Clear   '")
        .value("LP_NUM", "'Normal  '")
        .value("OFFSET", "377.741")
        .value("CRPIX1", "12.5")
        .value("CRPIX2", "9.25")
        .value("CROTA1", "-4.7")
        .value("CDELT1", "56.0")
        .card("HISTORY offset_bias.pro\t1.24 12/13/01, 377.5")
        .shorts(counts());
  }

  static short[] counts() {
    short[] counts = new short[WIDTH * HEIGHT];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (short) (1000 + i);
    }
    return counts;
  }

  /** Adds a card as it is. */
  FitsBytes card(String text) {
    cards.add(text);
    return this;
  }

  /** Adds a card with a value, or replaces the one there is. */
  FitsBytes value(String key, String value) {
    String card = "%-8s= %20s /".formatted(key, value);
    for (int i = 0; i < cards.size(); i++) {
      if (cards.get(i).startsWith("%-8s=".formatted(key))) {
        cards.set(i, card);
        return this;
      }
    }
    return card(card);
  }

  FitsBytes without(String key) {
    cards.removeIf(card -> card.startsWith("%-8s".formatted(key)));
    return this;
  }

  FitsBytes shorts(short... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length);
    for (short value : values) {
      buffer.putShort(value);
    }
    return data(buffer.array());
  }

  FitsBytes data(byte[] bytes) {
    data = bytes;
    return this;
  }

  /** The file, padded to whole blocks. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String card : cards) {
      out.writeBytes("%-80.80s".formatted(card).getBytes(StandardCharsets.ISO_8859_1));
    }
    out.writeBytes("%-80s".formatted("END").getBytes(StandardCharsets.ISO_8859_1));
    pad(out, ' ');
    out.writeBytes(data);
    pad(out, 0);
    return out.toByteArray();
  }

  static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void pad(ByteArrayOutputStream out, int with) {
    while (out.size() % 2880 > 0) {
      out.write(with);
    }
  }
}
