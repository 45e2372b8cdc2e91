package org.comethunter.domain.file;

import java.time.Instant;
import java.util.Optional;

/**
 * What of a file's two files on disk was let go to make room. A file that was let go is not lost:
 * nobody fetches or makes it again unless a person asks for it.
 *
 * @param rawAt when the raw file was let go
 * @param pictureAt when the picture was let go
 * @param askedForAt when a person last asked for what had been let go
 */
public record LettingGo(
    Optional<Instant> rawAt, Optional<Instant> pictureAt, Optional<Instant> askedForAt) {

  /** Nothing was let go. */
  public static final LettingGo NOTHING =
      new LettingGo(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether something was let go and is not there again. */
  public boolean isAnything() {
    return rawAt.isPresent() || pictureAt.isPresent();
  }

  LettingGo rawGone(Instant now) {
    return new LettingGo(Optional.of(now), pictureAt, askedForAt);
  }

  LettingGo pictureGone(Instant now) {
    return new LettingGo(rawAt, Optional.of(now), askedForAt);
  }

  LettingGo rawArrived() {
    return rawAt.isEmpty() ? this : new LettingGo(Optional.empty(), pictureAt, askedForAt);
  }

  LettingGo pictureArrived() {
    return pictureAt.isEmpty() ? this : new LettingGo(rawAt, Optional.empty(), askedForAt);
  }

  LettingGo askedFor(Instant now) {
    return new LettingGo(rawAt, pictureAt, Optional.of(now));
  }
}
