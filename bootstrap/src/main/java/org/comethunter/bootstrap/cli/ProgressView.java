package org.comethunter.bootstrap.cli;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;

/**
 * Shows how far a run is: one line that is kept up to date on a terminal, a plain line for each
 * further tenth elsewhere, nothing where JSON is asked for. Thread-safe.
 */
final class ProgressView implements ProgressListener, AutoCloseable {
  private static final int BAR = 30;

  private final Console console;
  private final boolean silent;
  private final Map<Stage, Integer> shown = new EnumMap<>(Stage.class);
  private boolean lineOpen;

  ProgressView(Console console, boolean silent) {
    this.console = console;
    this.silent = silent;
  }

  @Override
  public synchronized void advanced(Stage stage, int done, int total) {
    int before = shown.getOrDefault(stage, 0);
    if (silent || total == 0 || done <= before) {
      return;
    }
    if (console.terminal()) {
      shown.put(stage, done);
      int filled = BAR * done / total;
      console
          .err()
          .printf(
              Locale.ROOT,
              "\r%-11s [%s%s] %d/%d ",
              name(stage),
              "#".repeat(filled),
              ".".repeat(BAR - filled),
              done,
              total);
      console.err().flush();
      lineOpen = true;
    } else if (10 * done / total > 10 * before / total) {
      shown.put(stage, done);
      console.complain(name(stage) + " " + done + "/" + total);
    }
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public synchronized void close() {
    if (lineOpen) {
      console.err().println();
      console.err().flush();
    }
  }
}
