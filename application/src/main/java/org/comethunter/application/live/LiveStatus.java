package org.comethunter.application.live;

import java.time.Instant;
import java.util.Optional;

/**
 * What live ingestion is doing.
 *
 * @param lastSuccess when the last cycle that reached the archive ended
 * @param lastFailure why the last cycle failed; empty after a success
 * @param nextLook when the next cycle is due
 * @param scheduleSyncedAt when the schedule was last fetched
 */
public record LiveStatus(
    Optional<Instant> lastSuccess,
    Optional<String> lastFailure,
    Optional<Instant> nextLook,
    Optional<Instant> scheduleSyncedAt) {

  static final LiveStatus NOTHING_YET =
      new LiveStatus(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  LiveStatus succeeded(Instant at) {
    return new LiveStatus(Optional.of(at), Optional.empty(), nextLook, scheduleSyncedAt);
  }

  LiveStatus failed(String why) {
    return new LiveStatus(lastSuccess, Optional.of(why), nextLook, scheduleSyncedAt);
  }

  LiveStatus waitingFor(Instant next) {
    return new LiveStatus(lastSuccess, lastFailure, Optional.of(next), scheduleSyncedAt);
  }

  LiveStatus scheduleSynced(Optional<Instant> at) {
    return new LiveStatus(lastSuccess, lastFailure, nextLook, at);
  }
}
