package org.comethunter.application.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.ObservationQuery;

/**
 * The objects that people have marked. They outlive the frames they were marked in: nothing but
 * {@link #change} takes one away. Thread-safe; each call is atomic, and not cut off by an
 * interruption, which stays set.
 *
 * <p>Every method throws {@link StorageException} if the database cannot do it.
 */
public interface ObservationRepository {

  /** The observation of that id, with its marks. */
  Optional<Observation> find(UUID id);

  /** Observations in the order in which they were begun, then of id, each with all its marks. */
  List<Observation> list(ObservationQuery query);

  /** The names of all observations of a camera. */
  Set<String> names(Instrument instrument);

  /** The frames that somebody has marked something in. */
  Set<FrameId> markedFrames();

  /**
   * Makes all of these changes, or none: none if of one of the observations another version is
   * stored than that of {@code before}, or one is stored that should be new. Of several that try at
   * once to change the same, one succeeds.
   *
   * @return whether they were made
   */
  boolean change(List<Change> changes);

  /**
   * What becomes of one observation.
   *
   * @param before as it was found here; empty if it is new
   * @param after as it is to be; empty if it is to be gone
   */
  record Change(Optional<Observation> before, Optional<Observation> after) {

    /**
     * @throws IllegalArgumentException if both are empty, or are not the same observation
     */
    public Change {
      if (before.isEmpty() && after.isEmpty()) {
        throw new IllegalArgumentException("A change needs an observation.");
      }
      if (before.isPresent() && after.isPresent() && !before.get().id().equals(after.get().id())) {
        throw new IllegalArgumentException(
            "Observation %s cannot become observation %s."
                .formatted(before.get().id(), after.get().id()));
      }
    }

    /** A new one. */
    public static Change added(Observation observation) {
      return new Change(Optional.empty(), Optional.of(observation));
    }

    /** One in place of another. */
    public static Change replaced(Observation before, Observation after) {
      return new Change(Optional.of(before), Optional.of(after));
    }

    /** One that goes. */
    public static Change removed(Observation observation) {
      return new Change(Optional.of(observation), Optional.empty());
    }
  }
}
