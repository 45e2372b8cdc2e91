package org.comethunter.application.observation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.sungrazer.GroupGuess;
import org.comethunter.domain.sungrazer.Sighting;

/**
 * Guesses to which group an observed object belongs. A guess takes some ten milliseconds, so the
 * last ones are kept. Thread-safe.
 */
public final class GroupGuesses {

  private static final int KEPT = 1000;

  /** More do not make a guess better, only slower. */
  private static final int MOST_SIGHTINGS = 12;

  private final Map<List<Mark>, Optional<GroupGuess>> guesses =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Mark>, Optional<GroupGuess>> eldest) {
          return size() > KEPT;
        }
      };

  /** The guess that the marks allow, if they allow one. */
  public Optional<GroupGuess> of(Observation observation) {
    List<Mark> marks = observation.marks();
    synchronized (guesses) {
      Optional<GroupGuess> known = guesses.get(marks);
      if (known != null) {
        return known;
      }
    }
    Optional<GroupGuess> guess =
        GroupGuess.of(
            observation.instrument(),
            spread(marks).stream()
                .map(mark -> new Sighting(mark.observedAt(), mark.polar()))
                .toList());
    synchronized (guesses) {
      guesses.put(marks, guess);
    }
    return guess;
  }

  /** As many marks as are worth it, the first and the last among them. */
  private static List<Mark> spread(List<Mark> marks) {
    if (marks.size() <= MOST_SIGHTINGS) {
      return marks;
    }
    return IntStream.range(0, MOST_SIGHTINGS)
        .mapToObj(i -> marks.get(i * (marks.size() - 1) / (MOST_SIGHTINGS - 1)))
        .toList();
  }
}
