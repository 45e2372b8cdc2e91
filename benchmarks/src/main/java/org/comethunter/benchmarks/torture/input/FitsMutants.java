package org.comethunter.benchmarks.torture.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Spoils frames: every other one by its cards, the others as bytes; one in eight is packed, before
 * or after. Most are small, as it is not the number of pixels that matters.
 */
final class FitsMutants implements Mutants {
  private static final int HEADER = 3 * FitsText.BLOCK;
  private static final int FULL = 1024;
  private static final int[] SIZES = {64, 16, 65, 33, 128};

  private static final List<byte[]> TOKENS =
      Stream.of(
              "SIMPLE  =                    T",
              "END" + " ".repeat(77),
              "BITPIX  =           -64",
              "NAXIS1  =           2147483647",
              "NAXIS2  =                    0",
              "NaN",
              "1E999",
              "XTENSION= 'IMAGE   '",
              "HISTORY offset_bias.pro 1.32, 09/01/11, 99999999999999.9",
              "HISTORY offset_bias.pro\t" + "9".repeat(40),
              "<html>",
              "\0",
              "\u00ff\u00fe",
              "'",
              "/ ",
              "= ",
              "\u001f\u008b\b",
              "DATE-OBS= '2024/13/45'")
          .map(token -> token.getBytes(StandardCharsets.ISO_8859_1))
          .toList();

  private final List<FitsText> small = new ArrayList<>();
  private final List<byte[]> whole;
  private final Mutator bytes = new Mutator(TOKENS, HEADER);

  /**
   * Of these.
   *
   * @param frames sound files of 16 bits and 1024 columns, unpacked
   */
  FitsMutants(List<byte[]> frames) {
    whole = List.copyOf(frames);
    for (byte[] frame : frames) {
      for (int size : SIZES) {
        small.add(FitsText.of(frame).part(FULL, size));
      }
    }
  }

  @Override
  public byte[] next(SplittableRandom chance) {
    boolean full = chance.nextInt(100) == 0;
    FitsText frame =
        full
            ? FitsText.of(whole.get(chance.nextInt(whole.size())))
            : small.get(chance.nextInt(small.size()));
    byte[] mutant =
        chance.nextBoolean() ? CardMutator.mutate(frame, chance) : spoilt(frame.bytes(), chance);
    return switch (chance.nextInt(16)) {
      case 0 -> gzip(mutant);
      case 1 -> spoilt(gzip(frame.bytes()), chance);
      default -> mutant;
    };
  }

  private byte[] spoilt(byte[] frame, SplittableRandom chance) {
    return bytes.mutate(frame, small.get(chance.nextInt(small.size())).bytes(), chance);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory took no bytes.", e);
    }
    return packed.toByteArray();
  }
}
