package org.comethunter.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.instrument.Instrument;

/**
 * What the search of frames found. It outlives the frames. Thread-safe; each call is atomic, and
 * not cut off by an interruption, which stays set.
 *
 * <p>Every method throws {@link StorageException} if the database cannot do it.
 */
public interface CandidateRepository {

  /** The candidate of that id. */
  Optional<Candidate> find(UUID id);

  /** Candidates, the best first. */
  List<Candidate> list(CandidateQuery query);

  /** All candidates of a camera that were seen at that time or later. */
  List<Candidate> seenSince(Instrument instrument, Instant time);

  /** The candidates that nobody decided about and that did not change since that time. */
  List<Candidate> undecidedBefore(Instant time);

  /**
   * Keeps a new one.
   *
   * @return whether there was none of that id
   */
  boolean add(Candidate candidate);

  /**
   * Replaces {@code before} by {@code after} if the stored candidate still has the version of
   * {@code before}.
   *
   * @return whether it had
   */
  boolean compareAndSet(Candidate before, Candidate after);
}
