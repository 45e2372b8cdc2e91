package org.comethunter.benchmarks.torture.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.comethunter.simulator.replica.LoggedRequest;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;

/** What a replica's log tells of how it was treated. */
final class Manners {
  private static final int MOST_CONNECTIONS = 4;

  /** With these, a file comes whole. */
  private static final Set<String> HARMLESS = Set.of("gzip", "clock off");

  private Manners() {}

  /**
   * A sentence for each lapse.
   *
   * @param mostPerPath how often one path may have been asked for
   */
  static List<String> lapses(Replica replica, int mostPerPath) {
    List<String> lapses = new ArrayList<>();
    int connections = replica.statistics().mostConnections();
    if (connections > MOST_CONNECTIONS) {
      lapses.add("There were " + connections + " connections at once.");
    }
    Map<String, List<LoggedRequest>> byPath = new LinkedHashMap<>();
    for (LoggedRequest request : replica.requests()) {
      byPath.computeIfAbsent(request.path(), _ -> new ArrayList<>()).add(request);
      if (request
          .request()
          .header("User-Agent")
          .filter(it -> it.contains("CometHunter/"))
          .isEmpty()) {
        lapses.add(request.path() + " was asked for without saying who asks.");
      }
    }
    byPath.forEach(
        (path, requests) -> {
          if (requests.size() > mostPerPath) {
            lapses.add("%s was asked for %d times.".formatted(path, requests.size()));
          }
          ofPath(path, requests).forEach(lapse -> lapses.add(lapse + " " + history(requests)));
        });
    return lapses;
  }

  private static List<String> ofPath(String path, List<LoggedRequest> requests) {
    List<String> lapses = new ArrayList<>();
    boolean whole = false;
    Optional<LoggedRequest> before = Optional.empty();
    for (LoggedRequest request : requests) {
      boolean file = request.kind() == RequestKind.FRAME;
      boolean known = file ? whole : before.filter(Manners::isSound).isPresent();
      if (known && !isConditional(request)) {
        lapses.add(path + " was asked for again without a condition.");
      }
      if (whole && request.status() == 200 && request.fault().isEmpty()) {
        lapses.add(path + " was fetched again though it had not changed.");
      }
      Instant from = before.flatMap(Manners::welcomeFrom).orElse(Instant.MIN);
      if (request.at().isBefore(from)) {
        lapses.add("%s was asked for at %s, before %s.".formatted(path, request.at(), from));
      }
      whole |= file && isSound(request);
      before = Optional.of(request);
    }
    return lapses;
  }

  /** What was asked and answered, so that a lapse can be understood. */
  private static String history(List<LoggedRequest> requests) {
    return requests.stream()
        .map(
            request ->
                "%d%s%s"
                    .formatted(
                        request.status(),
                        request.fault().map(fault -> " (" + fault + ")").orElse(""),
                        isConditional(request) ? " if changed" : ""))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static boolean isConditional(LoggedRequest request) {
    return request.request().header("If-None-Match").isPresent()
        || request.request().header("If-Modified-Since").isPresent();
  }

  private static boolean isSound(LoggedRequest request) {
    boolean page = request.kind() != RequestKind.FRAME;
    return (request.status() == 200 || (page && request.status() == 304))
        && request.fault().filter(fault -> page || !HARMLESS.contains(fault)).isEmpty();
  }

  /** All that ask for patience ask for a second of it. */
  private static Optional<Instant> welcomeFrom(LoggedRequest request) {
    return request.status() == 429 || request.status() == 503
        ? Optional.of(request.at().plusMillis(900))
        : Optional.empty();
  }
}
