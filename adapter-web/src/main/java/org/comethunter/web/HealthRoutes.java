package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.comethunter.application.health.HealthCheck;
import org.comethunter.application.health.HealthReport;

/** Says whether the product can do its work, with what each check saw. */
final class HealthRoutes implements HttpService {

  private final List<HealthCheck> checks;
  private final InstantSource clock;

  @Inject
  HealthRoutes(List<HealthCheck> checks, InstantSource clock) {
    this.checks = List.copyOf(checks);
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/health").get(this::report).register(rules);
  }

  private void report(ServerRequest request, ServerResponse response) {
    Query.of(request);
    HealthReport report = HealthReport.of(checks);
    response.status(report.healthy() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(request, response, View.of(report, clock.instant()));
  }

  @JsonPropertyOrder({"status", "checkedAt", "checks"})
  record View(String status, Instant checkedAt, Map<String, Check> checks) {

    static View of(HealthReport report, Instant at) {
      Map<String, Check> checks = new LinkedHashMap<>();
      report
          .findings()
          .forEach(
              (name, finding) ->
                  checks.put(
                      name,
                      new Check(finding.healthy() ? "healthy" : "unhealthy", finding.detail())));
      return new View(report.healthy() ? "healthy" : "degraded", at, checks);
    }

    @JsonPropertyOrder({"status", "detail"})
    record Check(String status, String detail) {}
  }
}
