package org.comethunter.web;

import java.util.Locale;
import java.util.regex.Pattern;

/** The host that a header {@code Host} names. */
final class HostName {

  static final String LOCAL = "localhost";

  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern ADDRESS =
      Pattern.compile("(BYTE\\.){3}BYTE|\\[[0-9a-f:.]+]".replace("BYTE", BYTE));
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  private HostName() {}

  /** In small letters, without the port and without the dot that ends a full name. */
  static String of(String header) {
    String name = PORT.matcher(header.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** Whether it is an address and no name; nobody can make an address lead elsewhere. */
  static boolean isAddress(String name) {
    return ADDRESS.matcher(name).matches();
  }
}
