package org.comethunter.domain.orbit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The groups to which most comets near the Sun belong: the members are pieces of one body. */
public enum SungrazerGroup {
  /** By far the most. */
  KREUTZ("Kreutz"),
  /** No parent body is known. */
  MEYER("Meyer"),
  /** Of the 96P/Machholz complex. */
  MARSDEN("Marsden"),
  /** Of the 96P/Machholz complex. */
  KRACHT("Kracht"),
  /** Few members. */
  KRACHT_II("Kracht II");

  private final String displayName;

  SungrazerGroup(String displayName) {
    this.displayName = displayName;
  }

  /** The name in data and URLs, such as {@code kracht-ii}. */
  public String code() {
    return displayName.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** The name as people write it, such as {@code Kracht II}. */
  public String displayName() {
    return displayName;
  }

  /** The group of that code or name, whatever its case; empty for any other text. */
  public static Optional<SungrazerGroup> of(String text) {
    String wanted = text.strip().replace(' ', '-');
    return Arrays.stream(values()).filter(it -> it.code().equalsIgnoreCase(wanted)).findFirst();
  }
}
