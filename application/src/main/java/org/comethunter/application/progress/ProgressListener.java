package org.comethunter.application.progress;

/** Hears how far a run is. Called from several threads at once; must be quick and not throw. */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = (stage, done, total) -> {};

  /**
   * So many of a stage's items are through.
   *
   * @param done items finished, whatever their outcome; 0 to {@code total}
   * @param total items known so far
   */
  void advanced(Stage stage, int done, int total);
}
