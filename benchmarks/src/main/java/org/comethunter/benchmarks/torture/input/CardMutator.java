package org.comethunter.benchmarks.torture.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils FITS files as files: their cards, the order of these, their data, what comes after. */
final class CardMutator {
  private static final int MOST_STEPS = 4;
  private static final int MOST_CARDS = 10_000;

  private static final List<String> KEYWORDS =
      List.of(
          "SIMPLE",
          "BITPIX",
          "NAXIS",
          "NAXIS1",
          "NAXIS2",
          "NAXIS3",
          "BZERO",
          "BSCALE",
          "BLANK",
          "EXTEND",
          "GROUPS",
          "PCOUNT",
          "GCOUNT",
          "XTENSION",
          "ZIMAGE",
          "ZCMPTYPE",
          "ZBITPIX",
          "ZNAXIS1",
          "TFIELDS",
          "INHERIT",
          "CONTINUE",
          "LONGSTRN",
          "CHECKSUM",
          "DATASUM",
          "FILENAME",
          "DATE-OBS",
          "TIME-OBS",
          "EXPTIME",
          "DETECTOR",
          "OFFSET",
          "LAMP",
          "SUMCOL",
          "SUMROW",
          "LEBXSUM",
          "LEBYSUM",
          "FILTER",
          "POLAR",
          "LP_NUM",
          "CRPIX1",
          "CRPIX2",
          "CROTA",
          "CROTA1",
          "CROTA2",
          "CDELT1",
          "PLATESCL",
          "BUNIT",
          "LEVEL",
          "HISTORY",
          "COMMENT",
          "END",
          "HIERARCH");

  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "2",
          "-1",
          "3",
          "8",
          "16",
          "32",
          "64",
          "-32",
          "-64",
          "1023",
          "1024",
          "4096",
          "4097",
          "65535",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "99999999999999999999999999999",
          "1E400",
          "-1E400",
          "1e-320",
          "1.0D+38",
          "3.4E38",
          "1E9999",
          "NaN",
          "Infinity",
          "-Inf",
          "0x10",
          "1_000",
          "1.5",
          "0.0",
          "-0.0",
          "360",
          "1e300",
          "1e-300",
          "T",
          "F",
          "''",
          "'",
          "'C2      '",
          "'C3      '",
          "'c2'",
          "'EIT'",
          "'2024/02/30'",
          "'0000-00-00T00:00:00'",
          "'9999-12-31T23:59:60'",
          "'2024-01-01T24:00:00.000'",
          "'2024-01-01'",
          "'12:00:00'",
          "'25:61:61.9999999999'",
          "'MSB     '",
          "'Brightness'",
          "'../../../../etc/passwd'",
          "'/dev/zero'",
          "'it''s'",
          "'unterminated",
          "'Normal  '",
          "'RICE_1  '",
          "'BINTABLE'",
          "(1.0, 2.0)",
          "",
          "/ only a comment",
          "\0\0\0",
          "\t12\t",
          "'\u00e9\u00ff'",
          "1 2",
          "--5",
          "1e",
          ".",
          "+");

  private CardMutator() {}

  /** Makes a mutant. */
  static byte[] mutate(FitsText original, SplittableRandom chance) {
    FitsText mutant = original;
    for (int steps = 1 + chance.nextInt(MOST_STEPS); steps > 0; steps--) {
      mutant = step(mutant, chance);
    }
    return mutant.bytes(chance.nextInt(50) > 0);
  }

  private static FitsText step(FitsText file, SplittableRandom chance) {
    List<String> cards = new ArrayList<>(file.cards());
    int at = chance.nextInt(cards.size());
    switch (chance.nextInt(14)) {
      case 0, 1, 2, 3, 4 -> {
        return file.with(one(KEYWORDS, chance), one(VALUES, chance));
      }
      case 5 -> cards.remove(at);
      case 6 -> cards.add(chance.nextInt(cards.size()), cards.get(at));
      case 7 -> cards.add(at, FitsText.card(one(KEYWORDS, chance), one(VALUES, chance)));
      case 8 -> cards.set(at, torn(cards.get(at), chance));
      case 9 -> cards.add(chance.nextInt(cards.size()), cards.remove(at));
      case 10 -> {
        return other(file, chance);
      }
      case 11 -> {
        return new FitsText(file.cards(), data(file.data(), chance));
      }
      case 12 ->
          cards.set(
              at, FitsText.filled(FitsText.filled(cards.get(at)).substring(0, 10) + odd(chance)));
      default -> {
        if (chance.nextInt(20) == 0) {
          String more = FitsText.card(one(KEYWORDS, chance), one(VALUES, chance));
          cards.addAll(java.util.Collections.nCopies(chance.nextInt(MOST_CARDS), more));
        }
      }
    }
    if (cards.isEmpty()) {
      cards.add(FitsText.filled("COMMENT"));
    }
    return new FitsText(cards, file.data());
  }

  private static String torn(String card, SplittableRandom chance) {
    int by = chance.nextInt(FitsText.CARD);
    return chance.nextBoolean()
        ? card.substring(Math.min(by, card.length()))
        : " ".repeat(by) + card;
  }

  private static String odd(SplittableRandom chance) {
    StringBuilder text = new StringBuilder();
    for (int i = chance.nextInt(FitsText.CARD); i > 0; i--) {
      text.append((char) chance.nextInt(256));
    }
    return text.toString();
  }

  /** The file as another kind of FITS than an image. */
  private static FitsText other(FitsText file, SplittableRandom chance) {
    return switch (chance.nextInt(5)) {
      case 0 -> file.with("NAXIS", "0").with("EXTEND", "T");
      case 1 ->
          file.with("GROUPS", "T").with("NAXIS1", "0").with("PCOUNT", "7").with("GCOUNT", "999999");
      case 2 -> file.with("ZIMAGE", "T").with("ZCMPTYPE", "'RICE_1'").with("ZNAXIS1", "2147483647");
      case 3 -> file.with("NAXIS", "3").with("NAXIS3", one(VALUES, chance));
      default ->
          file.with("BITPIX", one(List.of("8", "32", "-32", "-64"), chance))
              .with("NAXIS2", Integer.toString(1 + chance.nextInt(64)));
    };
  }

  private static byte[] data(byte[] data, SplittableRandom chance) {
    byte[] changed =
        Arrays.copyOf(data, chance.nextInt(3) == 0 ? chance.nextInt(data.length + 1) : data.length);
    switch (chance.nextInt(6)) {
      case 0 -> chance.nextBytes(changed);
      case 1 -> Arrays.fill(changed, (byte) 0);
      case 2 -> Arrays.fill(changed, (byte) -1);
      case 3 -> {
        for (int i = 0; i + 1 < changed.length; i += 2) {
          changed[i] = 0x7f;
          changed[i + 1] = (byte) (i % 8 == 0 ? 0xc0 : 0x00);
        }
      }
      case 4 -> changed = Arrays.copyOf(data, data.length + chance.nextInt(3 * FitsText.BLOCK));
      default -> {
        // cut or left as it is
      }
    }
    return changed;
  }

  private static String one(List<String> of, SplittableRandom chance) {
    return of.get(chance.nextInt(of.size()));
  }
}
