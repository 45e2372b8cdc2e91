package org.comethunter.bootstrap.config;

/** A value or key of the configuration cannot be used; the message says which and why. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public ConfigurationException(String message) {
    super(message);
  }

  /** With a sentence for the user and what caused it. */
  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
