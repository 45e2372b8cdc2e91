package org.comethunter.fits;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bias that {@code offset_bias.pro} left in HISTORY, as the last word of its card: {@code
 * offset_bias.pro 1.32, 09/01/11, 421.657}. Quicklook files have it nowhere else.
 */
final class BiasHistory {
  private static final Pattern LAST_WORD =
      Pattern.compile("^offset_bias\\.pro\\b.*[\\s,](\\d+\\.?\\d*)[\\s,]*$");

  /** The bias of a 14-bit detector is some hundreds of counts; more than its range is none. */
  private static final double MOST = 16384;

  private BiasHistory() {}

  /** The bias in counts, from the last card that gives one. */
  static OptionalDouble bias(List<String> history) {
    for (String line : history.reversed()) {
      Matcher matcher = LAST_WORD.matcher(line.toLowerCase(Locale.ROOT));
      if (matcher.find()) {
        double bias = Double.parseDouble(matcher.group(1));
        // a card without the number ends with the date or with the version, such as 1.32
        if (bias > 10 && bias < MOST) {
          return OptionalDouble.of(bias);
        }
      }
    }
    return OptionalDouble.empty();
  }
}
