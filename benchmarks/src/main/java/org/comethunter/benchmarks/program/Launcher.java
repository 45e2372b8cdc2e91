package org.comethunter.benchmarks.program;

/** The script that users start. */
public final class Launcher {
  private static final String PROPERTY = "comethunter.launcher";

  private Launcher() {}

  /**
   * Its path.
   *
   * @throws IllegalStateException if the benchmarks were not started by their own script
   */
  public static String path() {
    String path = System.getProperty(PROPERTY);
    if (path == null) {
      throw new IllegalStateException("Start the benchmarks with ./benchmarks/run.");
    }
    return path;
  }
}
