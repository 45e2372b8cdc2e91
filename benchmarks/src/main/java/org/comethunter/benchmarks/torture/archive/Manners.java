package org.comethunter.benchmarks.torture.archive;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.comethunter.simulator.http.HttpDate;
import org.comethunter.simulator.replica.LoggedRequest;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;

/** What a replica's log tells of how it was treated. */
final class Manners {
  private static final int MOST_CONNECTIONS = 4;

  private static final String CLOCK_OFF = "clock off";

  /** With these, a file comes whole. */
  private static final Set<String> HARMLESS = Set.of("gzip", CLOCK_OFF);

  private final Replica replica;
  private final InstantSource clock;
  private final List<Instant> restarts = new ArrayList<>();
  private final Map<String, Instant> replaced = new HashMap<>();

  /**
   * Begins to watch.
   *
   * @param clock the replica's
   */
  Manners(Replica replica, InstantSource clock) {
    this.replica = replica;
    this.clock = clock;
  }

  /** Says that the product is begun anew: it knows no pages then, and of no wish to be left. */
  void restarted() {
    restarts.add(clock.instant());
  }

  /** Says that the archive has another file of that name from now on. */
  void replaced(String file) {
    replaced.put(file, clock.instant());
  }

  /**
   * A sentence for each lapse.
   *
   * @param mostPerPath how often one path may have been asked for
   */
  List<String> lapses(int mostPerPath) {
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

  private List<String> ofPath(String path, List<LoggedRequest> requests) {
    List<String> lapses = new ArrayList<>();
    Optional<Instant> renewed =
        Optional.ofNullable(replaced.get(path.substring(path.lastIndexOf('/') + 1)));
    boolean whole = false;
    boolean dated = false;
    Optional<LoggedRequest> before = Optional.empty();
    for (LoggedRequest request : requests) {
      Instant last = before.map(LoggedRequest::at).orElse(Instant.MIN);
      boolean begunAnew = restarts.stream().anyMatch(at -> isBetween(last, at, request.at()));
      whole &= renewed.filter(at -> isBetween(last, at, request.at())).isEmpty();
      boolean file = request.kind() == RequestKind.FRAME;
      boolean known = file ? whole : !begunAnew && before.filter(Manners::isSound).isPresent();
      if (known && !isConditional(request)) {
        lapses.add(path + " was asked for again without a condition.");
      }
      if (whole && dated && request.status() == 200 && request.fault().isEmpty()) {
        lapses.add(path + " was fetched again though it had not changed.");
      }
      Instant from = before.flatMap(Manners::welcomeFrom).orElse(Instant.MIN);
      if (!begunAnew && request.at().isBefore(from)) {
        lapses.add("%s was asked for at %s, before %s.".formatted(path, request.at(), from));
      }
      if (file && isSound(request)) {
        whole = true;
        // who was told a wrong time cannot ask rightly whether there is a later one
        dated = request.fault().filter(CLOCK_OFF::equals).isEmpty();
      }
      before = Optional.of(request);
    }
    return lapses;
  }

  private static boolean isBetween(Instant from, Instant at, Instant to) {
    return !at.isBefore(from) && !at.isAfter(to);
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

  /** From when on the server may be asked again, by the header that it sent: seconds or a date. */
  private static Optional<Instant> welcomeFrom(LoggedRequest request) {
    return request
        .retryAfter()
        .map(
            text ->
                HttpDate.parse(text)
                    .orElseGet(() -> request.at().plusSeconds(Long.parseLong(text))));
  }
}
