package org.comethunter.simulator.replica;

import java.util.Map;

/**
 * How clients behaved since the log was last cleared.
 *
 * @param mostConnections the most connections that were open at once
 * @param requests requests, by kind; kinds never asked for are absent
 * @param mostAtOnce the most requests of a kind that were being answered at once
 */
public record Statistics(
    int mostConnections, Map<RequestKind, Long> requests, Map<RequestKind, Integer> mostAtOnce) {

  public Statistics {
    requests = Map.copyOf(requests);
    mostAtOnce = Map.copyOf(mostAtOnce);
  }

  /** Requests of a kind. */
  public long requests(RequestKind kind) {
    return requests.getOrDefault(kind, 0L);
  }

  /** The most requests of a kind that were being answered at once. */
  public int mostAtOnce(RequestKind kind) {
    return mostAtOnce.getOrDefault(kind, 0);
  }
}
