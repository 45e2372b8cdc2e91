package org.comethunter.application.progress;

/**
 * Hears how far a run is. Called from several threads, by one run one at a time; must be quick and
 * not throw.
 */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = (stage, done, total) -> {};

  /**
   * So many of a stage's items are through. Within a run a stage's count never falls.
   *
   * @param done items finished, whatever their outcome; 0 to {@code total}
   * @param total items known so far
   */
  void advanced(Stage stage, int done, int total);
}
