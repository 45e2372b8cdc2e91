package org.comethunter.domain.filter;

/**
 * A frame cannot be compared with others because they are not there (yet). The message is a
 * sentence for the user.
 */
public final class NoNeighboursException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For that reason. */
  public NoNeighboursException(String message) {
    super(message);
  }
}
