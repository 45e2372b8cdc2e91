package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts requests by the pattern of their path, never by the path itself: so there are only so many
 * series. Thread-safe.
 */
final class RequestMetrics {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
  private static final String OTHER = "other";
  private static final double NANOS_PER_SECOND = 1e9;

  private final Counter requests;
  private final Histogram durations;
  private final Map<Key, Series> known = new ConcurrentHashMap<>();

  RequestMetrics(Metrics metrics) {
    requests =
        Counter.builder()
            .name(Metrics.PREFIX + "http_requests_total")
            .help("Requests that have been answered, by the pattern of their path.")
            .labelNames("method", "route", "status")
            .register(metrics.registry());
    durations =
        Histogram.builder()
            .name(Metrics.PREFIX + "http_request_duration_seconds")
            .help("Time from a request's arrival to the end of its answer, without event streams.")
            .labelNames("method", "route")
            .classicOnly()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
            .register(metrics.registry());
  }

  /** A request has been answered. */
  void answered(ServerRequest request, ServerResponse response, Duration took) {
    Key key =
        new Key(
            request.prologue().method().text(),
            request.matchingPattern().orElse(OTHER),
            response.status().code());
    Series series = known.get(key);
    if (series == null) {
      series = known.computeIfAbsent(key.bounded(), this::series);
    }
    series.count.inc();
    if (!isStream(response)) {
      series.durations.observe(Math.max(0, took.toNanos() / NANOS_PER_SECOND));
    }
  }

  private Series series(Key key) {
    return new Series(
        requests.labelValues(key.method, key.route, Integer.toString(key.status)),
        durations.labelValues(key.method, key.route));
  }

  private static boolean isStream(ServerResponse response) {
    return response
        .headers()
        .first(HeaderNames.CONTENT_TYPE)
        .filter("text/event-stream"::equals)
        .isPresent();
  }

  private record Key(String method, String route, int status) {
    /** Clients may make up methods. */
    Key bounded() {
      return METHODS.contains(method) ? this : new Key(OTHER, route, status);
    }
  }

  private record Series(CounterDataPoint count, DistributionDataPoint durations) {}
}
