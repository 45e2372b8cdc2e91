package org.comethunter.application.port;

import java.util.Optional;
import java.util.Set;
import org.comethunter.domain.instrument.Instrument;

/**
 * Remembers which cameras the live scheduler follows, over restarts. Thread-safe; each call is
 * atomic.
 *
 * <p>Every method throws {@link StorageException} if the database cannot do it.
 */
public interface LiveCameras {

  /** The cameras to follow; empty if nobody has chosen yet. */
  Optional<Set<Instrument>> chosen();

  /** Remembers the choice. */
  void choose(Set<Instrument> cameras);
}
