package org.comethunter.bootstrap.background;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.comethunter.bootstrap.home.Home;

/** How a service that was told to end did so. */
public enum Ending {
  /** By itself. */
  IN_ORDER,
  /** It took too long and was killed. */
  KILLED,
  /** It could not be told. */
  OUT_OF_REACH;

  private static final long PAUSE_MILLIS = 20;

  /** After the home has been let go the process has nothing left to do but end. */
  private static final Duration LAST_BREATH = Duration.ofSeconds(2);

  /**
   * Ends a service.
   *
   * @param home where it works
   * @param patience how long it may take before it is killed
   */
  public static Ending of(RunningService service, Path home, Duration patience)
      throws InterruptedException {
    ProcessHandle process = service.process().orElse(null);
    if (process == null || !process.destroy()) {
      return holds(service, home) ? OUT_OF_REACH : IN_ORDER;
    }
    if (hasLetGo(service, home, process, patience)) {
      return IN_ORDER;
    }
    process.destroyForcibly();
    hasLetGo(service, home, process, patience);
    return KILLED;
  }

  /**
   * Waits for the end. In a container a process that ended may stay in the list, if nobody there
   * collects it: a home that was let go counts too.
   */
  private static boolean hasLetGo(
      RunningService service, Path home, ProcessHandle process, Duration patience)
      throws InterruptedException {
    long now = System.nanoTime();
    long deadline = now + patience.toNanos();
    while (holds(service, home)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    long lastBreath = System.nanoTime() + LAST_BREATH.toNanos();
    while (process.isAlive() && System.nanoTime() < lastBreath) {
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }

  private static boolean holds(RunningService service, Path home) {
    return Home.holder(home).equals(OptionalLong.of(service.pid()));
  }
}
