package org.comethunter.application.health;

/**
 * Looks at one thing the product cannot do without: the database, room on the disk, the last live
 * cycle. Thread-safe, quick, and without lasting effect.
 */
public interface HealthCheck {

  /** What is looked at, in a word, such as {@code database}; no two checks have the same. */
  String name();

  /** Looks at it now. What it throws counts as an unhealthy finding. */
  Finding look();

  /**
   * What was seen.
   *
   * @param healthy whether it is as it must be
   * @param detail a sentence for the operator: what was seen, and if need be what to do
   */
  record Finding(boolean healthy, String detail) {

    /** All is well. */
    public static Finding healthy(String detail) {
      return new Finding(true, detail);
    }

    /** Something is wrong. */
    public static Finding unhealthy(String detail) {
      return new Finding(false, detail);
    }
  }
}
