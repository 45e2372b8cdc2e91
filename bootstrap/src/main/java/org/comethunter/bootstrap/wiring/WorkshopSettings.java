package org.comethunter.bootstrap.wiring;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.comethunter.application.event.EventListener;
import org.comethunter.bootstrap.Ports;
import org.comethunter.bootstrap.config.Configuration;

/**
 * What a workshop is opened with.
 *
 * @param home the home folder; absolute
 * @param configuration the values of all keys
 * @param clock the one clock
 * @param logsToHome whether log lines are written to the home's {@code logs/}
 * @param adapters puts something else behind some ports
 * @param executor runs the work on pixels; without one the workshop has its own threads for it
 * @param listener hears what happens
 */
public record WorkshopSettings(
    Path home,
    Configuration configuration,
    InstantSource clock,
    boolean logsToHome,
    UnaryOperator<Ports> adapters,
    Optional<Executor> executor,
    EventListener listener) {

  /** As the command line works. */
  public static WorkshopSettings ofCommand(
      Path home, Configuration configuration, InstantSource clock) {
    return new WorkshopSettings(
        home,
        configuration,
        clock,
        true,
        UnaryOperator.identity(),
        Optional.empty(),
        EventListener.NONE);
  }
}
