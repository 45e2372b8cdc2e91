package org.comethunter.benchmarks.torture.rest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.comethunter.benchmarks.torture.Handful;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;

/** A service over a home, and the archive that it follows. */
final class FuzzedService implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  /** As {@code guarded.json} has it. */
  private static final String TOKEN = "a-token-for-trials-only";

  private static final TimeWindow WINDOW =
      new TimeWindow(Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-10T00:48:00Z"));

  private final Replica replica;
  private final Workshop workshop;
  private final Service service;

  private FuzzedService(Replica replica, Workshop workshop, Service service) {
    this.replica = replica;
    this.workshop = workshop;
    this.service = service;
  }

  /** One that lets everybody in, with a few frames, on one day. */
  static FuzzedService open(Path home, long seed) throws IOException {
    Replica replica = replica(seed);
    Map<Key, String> values = values(replica);
    CometHunter.Builder builder = CometHunter.builder(home).clock(InstantSource.fixed(NOW));
    values.forEach(builder::set);
    try (CometHunter hunter = builder.build()) {
      hunter.sync(Instrument.C2, WINDOW);
      hunter.sync(Instrument.C3, WINDOW);
    }
    return start(home, replica, values, InstantSource.fixed(NOW));
  }

  /**
   * One that wants a token, without frames, with a dashboard; wrong tokens are forgotten in time.
   */
  static FuzzedService guarded(Path home, long seed) throws IOException {
    Replica replica = replica(seed);
    Map<Key, String> values = values(replica);
    values.put(Key.WEB_TOKEN, TOKEN);
    values.put(Key.DASHBOARD_PORT, "0");
    return start(home, replica, values, InstantSource.system());
  }

  private static Replica replica(long seed) throws IOException {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(seed));
    return Replica.of(new Handful(sky, WINDOW)).clock(InstantSource.fixed(NOW)).start();
  }

  private static Map<Key, String> values(Replica replica) {
    Map<Key, String> values = new EnumMap<>(Key.class);
    values.put(Key.ARCHIVE_URL, replica.archiveUrl().toString());
    values.put(Key.SCHEDULE_URL, replica.scheduleUrl().toString());
    values.put(Key.WEB_PORT, "0");
    values.put(Key.DASHBOARD_PORT, "off");
    values.put(Key.LIVE_LOOK_BACK, "1h");
    return values;
  }

  private static FuzzedService start(
      Path home, Replica replica, Map<Key, String> values, InstantSource clock) {
    Configuration configuration = Configuration.load(values, Map.of(), home);
    Workshop workshop = Workshop.open(WorkshopSettings.ofCommand(home, configuration, clock));
    return new FuzzedService(replica, workshop, Service.start(workshop));
  }

  URI address() {
    return service.address();
  }

  URI dashboard() {
    return service.dashboardAddress().orElseThrow();
  }

  /** The ids of its frames. */
  List<String> frames() {
    return workshop.ports().files().findAll(Set.of(FileStatus.PROCESSED)).stream()
        .map(file -> file.id().toString())
        .toList();
  }

  @Override
  public void close() {
    service.close();
    workshop.close();
    replica.close();
  }
}
