package org.comethunter.application.candidate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.observation.ChangedMeanwhileException;
import org.comethunter.application.observation.ObservationService;
import org.comethunter.application.port.CandidateRepository;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.candidate.RejectionReason;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.MarkMethod;
import org.comethunter.domain.observation.Observation;

/**
 * Keeps what the search found, and what was decided about it. Thread-safe.
 *
 * <p>Decisions take the version of the candidate that they are meant for: if it has another by
 * then, they throw {@link ChangedMeanwhileException}. About a candidate that does not exist they
 * return empty, and about one that has been decided about they throw {@link
 * org.comethunter.domain.candidate.IllegalDecisionException}.
 */
public final class CandidateService {

  /** Undecided for so long, a candidate is no news any more: others have reported it. */
  static final Duration LASTING = Duration.ofDays(14);

  private final CandidateRepository candidates;
  private final ObservationService observations;
  private final EventListener events;
  private final InstantSource clock;

  /** Works on these. */
  public CandidateService(
      CandidateRepository candidates,
      ObservationService observations,
      EventListener events,
      InstantSource clock) {
    this.candidates = candidates;
    this.observations = observations;
    this.events = events;
    this.clock = clock;
  }

  /** The candidate of that id. */
  public Optional<Candidate> find(UUID id) {
    return candidates.find(id);
  }

  /** Candidates, the best first. */
  public List<Candidate> list(CandidateQuery query) {
    return candidates.list(query);
  }

  /**
   * Keeps what was found. What is at the same places as a candidate of before is that one, however
   * often the same frames are searched.
   */
  public void found(List<Detection> detections) {
    for (Detection detection : detections) {
      while (!kept(detection)) {
        // somebody else changed the candidate at the same time
      }
    }
  }

  private boolean kept(Detection detection) {
    Instant firstSeen = detection.positions().getFirst().geometry().observedAt();
    Optional<Candidate> known =
        candidates.seenSince(detection.camera(), firstSeen).stream()
            .filter(it -> it.detection().isSameAs(detection))
            .findFirst();
    if (known.isEmpty()) {
      Candidate fresh = Candidate.found(UUID.randomUUID(), detection, clock.instant());
      boolean added = candidates.add(fresh);
      if (added) {
        events.heard(new Event.CandidateFound(fresh));
      }
      return added;
    }
    Candidate before = known.get();
    Candidate after = before.seenAgain(detection, clock.instant());
    if (after.equals(before)) {
      return true;
    }
    // how far one goes that was decided about is no news
    return before.status().isFinal()
        ? candidates.compareAndSet(before, after)
        : changed(before, after);
  }

  /**
   * A hunter takes it for an object: its positions become the marks of an observation.
   *
   * @return the candidate as it is now; it names the observation
   */
  public Optional<Candidate> confirm(UUID id, OptionalInt version) {
    Optional<Candidate> found = candidates.find(id);
    if (found.isEmpty()) {
      return found;
    }
    Candidate before = found.get();
    requireVersion(before, version);
    before.confirmed(id, clock.instant()); // says so, before anything is marked, if it cannot be
    Detection detection = before.detection();
    Observation marked = observations.begin(detection.camera(), Optional.empty());
    Instant now = clock.instant();
    observations.change(marked.id(), OptionalInt.empty(), marks(detection, now));
    Candidate after = before.confirmed(marked.id(), now);
    if (!changed(before, after)) {
      observations.delete(marked.id(), OptionalInt.empty());
      throw changedMeanwhile(before);
    }
    return Optional.of(after);
  }

  private static UnaryOperator<Observation> marks(Detection detection, Instant now) {
    return observation -> {
      Observation marked = observation;
      for (Detection.Position position : detection.positions()) {
        if (position.geometry().holds(position.place())) {
          marked =
              marked.marked(
                  new Mark(
                      position.frame(), position.place(), MarkMethod.COURSE, position.geometry()),
                  now);
        }
      }
      return marked;
    };
  }

  /** A hunter takes it for something else. */
  public Optional<Candidate> reject(UUID id, OptionalInt version, RejectionReason reason) {
    Optional<Candidate> found = candidates.find(id);
    if (found.isEmpty()) {
      return found;
    }
    Candidate before = found.get();
    requireVersion(before, version);
    Candidate after = before.rejected(reason, clock.instant());
    if (!changed(before, after)) {
      throw changedMeanwhile(before);
    }
    return Optional.of(after);
  }

  /** Lets go of those that nobody decided about in a fortnight. */
  public void expire() {
    Instant now = clock.instant();
    for (Candidate old : candidates.undecidedBefore(now.minus(LASTING))) {
      changed(old, old.expired(now));
    }
  }

  private boolean changed(Candidate before, Candidate after) {
    boolean done = candidates.compareAndSet(before, after);
    if (done) {
      events.heard(new Event.CandidateUpdated(after));
    }
    return done;
  }

  private static void requireVersion(Candidate known, OptionalInt version) {
    if (version.isPresent() && version.getAsInt() != known.version()) {
      throw changedMeanwhile(known);
    }
  }

  private static ChangedMeanwhileException changedMeanwhile(Candidate known) {
    return new ChangedMeanwhileException(
        "The candidate " + known.id() + " has been changed meanwhile. Read it again.");
  }
}
