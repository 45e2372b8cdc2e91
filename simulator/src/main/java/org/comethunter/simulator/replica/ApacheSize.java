package org.comethunter.simulator.replica;

import java.util.Locale;

/** File sizes in four characters, as Apache's folder pages round them. */
final class ApacheSize {

  private static final String UNITS = "KMGTPE";
  private static final int TOO_LONG = 973;

  private ApacheSize() {}

  /** Such as {@code "2.0M"}, {@code " 46K"} or {@code "512 "}. */
  static String of(long bytes) {
    if (bytes < TOO_LONG) {
      return String.format(Locale.ROOT, "%3d ", bytes);
    }
    long whole = bytes;
    for (int unit = 0; ; unit++) {
      long remainder = whole & 1023;
      whole >>= 10;
      if (whole >= TOO_LONG) {
        continue;
      }
      char letter = UNITS.charAt(unit);
      if (whole < 9 || (whole == 9 && remainder < TOO_LONG)) {
        long tenths = whole * 10 + (remainder * 10 + 512) / 1024;
        return String.format(Locale.ROOT, "%d.%d%c", tenths / 10, tenths % 10, letter);
      }
      return String.format(Locale.ROOT, "%3d%c", remainder >= 512 ? whole + 1 : whole, letter);
    }
  }
}
