package org.comethunter.bootstrap.config;

/**
 * A value or key of the configuration cannot be used; the message says which and why. It quotes
 * what somebody has written: what of that is no visible character is shown as a question mark, and
 * what is too long to be read is shown without its middle.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 1000;
  private static final int BEGINNING = 300;
  private static final int END = 300;

  /** With a sentence for the user. */
  public ConfigurationException(String message) {
    super(legible(message));
  }

  /** With a sentence for the user and what caused it. */
  public ConfigurationException(String message, Throwable cause) {
    super(legible(message), cause);
  }

  private static String legible(String message) {
    String visible = message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029]", "?");
    int length = visible.length();
    return length <= LONGEST
        ? visible
        : visible.substring(0, BEGINNING) + " … " + visible.substring(length - END);
  }
}
