package org.comethunter.benchmarks.torture.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Mutants that once showed a fault, or their like. They are fed first, whatever the seed. */
final class Kept {
  private static final int LARGE = 4096;

  private Kept() {}

  static List<byte[]> frames() {
    FitsText frame = FitsText.of(Seeds.frames().getFirst());
    // noise over all 65,536 counts kept the median filter busy for seven seconds
    byte[] noise = new byte[frame.data().length];
    new Random(1).nextBytes(noise);
    // a frame of 4096 × 4096 pixels took more than 100 MB
    String axis = Integer.toString(LARGE);
    List<String> cards = frame.with("NAXIS1", axis).with("NAXIS2", axis).cards();
    return List.of(
        new FitsText(frame.cards(), noise).bytes(),
        new FitsText(cards, new byte[2 * LARGE * LARGE]).bytes());
  }

  /** They were accepted and of no use later, or refused on more than one line. */
  static List<byte[]> configurations() {
    return Stream.of(
            "live.grace = 367d",
            "live.interval = PT2562047788015215H",
            "live.look-back = 999999999d",
            "download.retry-delay = 400d",
            "picture.low = NaN",
            "picture.low = 0x1p3",
            "filter.unsharp.sigma = 1f",
            "filter.background.reach = 31d",
            "web.port = " + "9".repeat(100_000),
            "log.format = \\u00zz",
            "first\\nERROR\\u001b[31m = x",
            "#".repeat(2 << 20))
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }
}
