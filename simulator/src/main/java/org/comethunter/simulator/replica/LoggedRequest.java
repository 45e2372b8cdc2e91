package org.comethunter.simulator.replica;

import java.time.Instant;
import java.util.Optional;
import org.comethunter.simulator.http.Request;

/**
 * A request that a replica got.
 *
 * @param at when it came, by the replica's clock
 * @param request what was sent
 * @param kind what it asked for
 * @param status the status it was answered with, 0 if it was not to get one
 * @param retryAfter when the answer asked to come back, as its header says
 * @param fault the name of the fault it was answered with, if any
 */
public record LoggedRequest(
    Instant at,
    Request request,
    RequestKind kind,
    int status,
    Optional<String> retryAfter,
    Optional<String> fault) {

  public String method() {
    return request.method();
  }

  public String path() {
    return request.path();
  }
}
