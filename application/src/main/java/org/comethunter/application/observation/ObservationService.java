package org.comethunter.application.observation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.application.port.ObservationRepository.Change;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.ObservationQuery;

/**
 * Keeps what people mark. Thread-safe.
 *
 * <p>Changes take the version of the observation that they are meant for: if it has another by
 * then, they throw {@link ChangedMeanwhileException}. Without one they are made to whatever it is
 * then. Changes to an observation that does not exist return empty. Texts and marks that cannot be
 * throw IllegalArgumentException with a sentence for the user.
 */
public final class ObservationService {

  private static final int PAGE = 100;

  private final ObservationRepository observations;
  private final Surveyor surveyor;
  private final EventListener events;
  private final InstantSource clock;
  private final ReentrantLock naming = new ReentrantLock();

  /** Works on these. */
  public ObservationService(
      ObservationRepository observations,
      Surveyor surveyor,
      EventListener events,
      InstantSource clock) {
    this.observations = observations;
    this.surveyor = surveyor;
    this.events = events;
    this.clock = clock;
  }

  /** The observation of that id. */
  public Optional<Observation> find(UUID id) {
    return observations.find(id);
  }

  /** Observations in the order in which they were begun. */
  public List<Observation> list(ObservationQuery query) {
    return observations.list(query);
  }

  /** All observations that the query asks for, whatever its limit. */
  public List<Observation> export(ObservationQuery query) {
    List<Observation> all = new ArrayList<>();
    Optional<ObservationQuery.Place> place = query.after();
    while (true) {
      List<Observation> page =
          observations.list(new ObservationQuery(query.instrument(), query.window(), place, PAGE));
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
      Observation last = page.getLast();
      place = Optional.of(new ObservationQuery.Place(last.createdAt(), last.id()));
    }
  }

  /**
   * Begins an observation.
   *
   * @param name the next free letter if empty
   */
  public Observation begin(Instrument instrument, Optional<String> name) {
    naming.lock();
    try {
      Observation begun =
          Observation.begun(
              UUID.randomUUID(),
              name.orElseGet(() -> freeName(observations.names(instrument))),
              instrument,
              clock.instant());
      if (!changed(Change.added(begun))) {
        throw new IllegalStateException("The id " + begun.id() + " was there before it was made.");
      }
      return begun;
    } finally {
      naming.unlock();
    }
  }

  /** A, B, …, Z, AA, AB, … */
  private static String freeName(Set<String> taken) {
    int number = 0;
    String name = letters(number);
    while (taken.contains(name)) {
      number++;
      name = letters(number);
    }
    return name;
  }

  private static String letters(int number) {
    String last = Character.toString('A' + number % 26);
    return number < 26 ? last : letters(number / 26 - 1) + last;
  }

  /**
   * Marks an object in a frame, in place of any mark it had there.
   *
   * @param place (column, row) in the array, row 0 = bottom
   * @param centroid whether to take the centre of the light near the place, if there is one
   * @throws UnknownFrameException if there is no such frame
   * @throws UnreadableFrameException if its FITS file is missing or damaged
   */
  public Optional<Observation> mark(
      UUID id, OptionalInt version, FrameId frame, PixelPosition place, boolean centroid) {
    Optional<Observation> found = observations.find(id);
    if (found.isEmpty()) {
      return found;
    }
    Observation known = found.get();
    requireVersion(known, version);
    if (frame.instrument() != known.instrument()) {
      throw new IllegalArgumentException(
          "The frame %s is of %s, but the observation is of %s."
              .formatted(frame, frame.instrument(), known.instrument()));
    }
    Mark mark = surveyor.mark(frame, place, centroid);
    return change(id, version, it -> it.marked(mark, clock.instant()));
  }

  /** Takes back the mark in that frame, if there is one. */
  public Optional<Observation> unmark(UUID id, OptionalInt version, FrameId frame) {
    return change(id, version, it -> it.unmarked(frame, clock.instant()));
  }

  /**
   * Makes any change.
   *
   * @param change makes what it becomes of what it is, or returns that very object if nothing is to
   *     be changed; may be called again if somebody else was faster
   */
  public Optional<Observation> change(
      UUID id, OptionalInt version, UnaryOperator<Observation> change) {
    while (true) {
      Optional<Observation> found = observations.find(id);
      if (found.isEmpty()) {
        return found;
      }
      Observation before = found.get();
      requireVersion(before, version);
      Observation after = change.apply(before);
      if (after.equals(before) || changed(Change.replaced(before, after))) {
        return Optional.of(after);
      }
    }
  }

  /**
   * Puts an observation in the place of what is stored under its id, or adds it as it is if nothing
   * is.
   *
   * @param version that of the stored one; with one, nothing is added
   * @return what is stored now, and whether it was added
   */
  public Replaced replace(Observation wanted, OptionalInt version) {
    while (true) {
      Optional<Observation> found = observations.find(wanted.id());
      if (found.isEmpty()) {
        if (version.isPresent()) {
          throw new ChangedMeanwhileException(
              "The observation "
                  + wanted.id()
                  + " is gone: somebody has deleted it. Save it without If-Match to bring it"
                  + " back.");
        }
        if (changed(Change.added(wanted))) {
          return new Replaced(wanted, true);
        }
      } else {
        Observation before = found.get();
        requireVersion(before, version);
        if (before.hasSameContent(wanted)) {
          return new Replaced(before, false);
        }
        Observation after = before.replaced(wanted, clock.instant());
        if (changed(Change.replaced(before, after))) {
          return new Replaced(after, false);
        }
      }
    }
  }

  /**
   * Deletes an observation and its marks.
   *
   * @return whether there was one
   */
  public boolean delete(UUID id, OptionalInt version) {
    while (true) {
      Optional<Observation> found = observations.find(id);
      if (found.isEmpty()) {
        return false;
      }
      requireVersion(found.get(), version);
      if (changed(Change.removed(found.get()))) {
        return true;
      }
    }
  }

  /**
   * Takes over exported observations, all or none: unknown ones as they are, others in the place of
   * what is stored.
   *
   * @param exported each id once
   * @throws IllegalArgumentException if one is of the other camera than what is stored under its id
   */
  public ImportCounts takeOver(List<Observation> exported) {
    while (true) {
      List<Change> changes = new ArrayList<>();
      int added = 0;
      for (Observation wanted : exported) {
        Optional<Observation> found = observations.find(wanted.id());
        if (found.isEmpty()) {
          changes.add(Change.added(wanted));
          added++;
        } else if (!found.get().hasSameContent(wanted)) {
          Observation before = found.get();
          changes.add(Change.replaced(before, before.replaced(wanted, clock.instant())));
        }
      }
      if (observations.change(changes)) {
        changes.forEach(this::tell);
        int replaced = changes.size() - added;
        return new ImportCounts(added, replaced, exported.size() - changes.size());
      }
    }
  }

  private boolean changed(Change change) {
    boolean done = observations.change(List.of(change));
    if (done) {
      tell(change);
    }
    return done;
  }

  private void tell(Change change) {
    UUID id = change.after().or(change::before).orElseThrow().id();
    events.heard(new Event.ObservationChanged(id, change.after().isEmpty()));
  }

  private static void requireVersion(Observation known, OptionalInt version) {
    if (version.isPresent() && version.getAsInt() != known.version()) {
      throw new ChangedMeanwhileException(
          "The observation %s has been changed meanwhile: it has version %d now, not %d. Read it again."
              .formatted(known.id(), known.version(), version.getAsInt()));
    }
  }

  /**
   * The answer to {@link #replace}.
   *
   * @param observation as it is stored now
   * @param added whether nothing was stored under its id
   */
  public record Replaced(Observation observation, boolean added) {}
}
