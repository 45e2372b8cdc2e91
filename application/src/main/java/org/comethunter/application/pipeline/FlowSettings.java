package org.comethunter.application.pipeline;

/**
 * How wide the flow of frames is.
 *
 * @param downloads files downloaded at once, 1 to 4: the archive takes no more connections
 * @param attemptsPerRun download attempts for one file in one run; a later run goes on
 */
public record FlowSettings(int downloads, int attemptsPerRun) {

  /** What the archive's keepers ask for. */
  public static final int MOST_DOWNLOADS = 4;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public FlowSettings {
    if (downloads < 1 || downloads > MOST_DOWNLOADS) {
      throw new IllegalArgumentException(
          "Downloads at once must be 1 to " + MOST_DOWNLOADS + ", not " + downloads + ".");
    }
    if (attemptsPerRun < 1) {
      throw new IllegalArgumentException(
          "Attempts in one run must be at least 1, not " + attemptsPerRun + ".");
    }
  }
}
