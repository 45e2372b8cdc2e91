package org.comethunter.http;

import java.time.Duration;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.application.port.SolarArchive;

/** Both ports over one set of connections, as the module wires them, with a clock to move. */
final class Ports implements AutoCloseable {
  final MovableClock clock = new MovableClock();
  final SolarArchive archive;
  final DownlinkSchedule schedule;
  private final HttpConnections connections;

  Ports(HttpSettings settings) {
    connections = new HttpConnections(settings);
    PoliteCaller caller = new PoliteCaller(settings, clock);
    PageFetcher pages = new PageFetcher(caller, settings);
    archive = new RetrofitSolarArchive(settings, connections, pages, caller);
    schedule = new RetrofitDownlinkSchedule(settings, connections, pages);
  }

  /** Patient with the server, as the machine may be busy, but quick to try again. */
  static HttpSettings settings(LocalServer server) {
    return settings(server, Duration.ofSeconds(20));
  }

  static HttpSettings settings(LocalServer server, Duration readTimeout) {
    return new HttpSettings(
        java.net.URI.create(server.url("/level_05/")),
        java.net.URI.create(server.url("/schedule.html")),
        "mailto:hunter@example.org",
        4,
        Duration.ofSeconds(20),
        readTimeout,
        Duration.ofSeconds(40),
        Duration.ofMillis(1));
  }

  @Override
  public void close() {
    connections.close();
  }
}
