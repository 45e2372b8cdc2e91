package org.comethunter.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes from a file in the archive's folder to the event that its frame is ready. */
class LatencyTest {
  private static final int FILES = 50;
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration BETWEEN_DROPS = Duration.ofMillis(250);

  @TempDir Path home;

  /**
   * Runs like the real one, but begins inside a slot, for between slots there is nothing to see.
   */
  private final InstantSource clock =
      InstantSource.offset(
          InstantSource.system(),
          Duration.between(Instant.now(), Instant.parse("2026-11-24T09:30:00Z")));

  private final Map<String, Instant> dropped = new ConcurrentHashMap<>();
  private final Map<String, Instant> ready = new ConcurrentHashMap<>();
  private final CountDownLatch allReady = new CountDownLatch(FILES);

  @Test
  @Timeout(90)
  void aFrameIsReadyWithinAnIntervalAndTwoSeconds(TestReporter reporter) throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    DrippingSky content = new DrippingSky(sky);
    List<ArchivedFile> files = recentFiles(sky);
    try (Replica replica = Replica.of(content).clock(clock).start();
        RunningService service =
            RunningService.start(
                home,
                replica,
                clock,
                Map.of(
                    Key.LIVE_INTERVAL, INTERVAL.toSeconds() + "s",
                    Key.LIVE_GRACE, "24h",
                    Key.LIVE_LOOK_BACK, "48h"))) {
      Thread.ofVirtual().start(() -> listen(service));
      for (ArchivedFile file : files) {
        Thread.sleep(BETWEEN_DROPS);
        dropped.put(
            FrameId.ofFile(file.day(), file.instrument(), file.name()).toString(), clock.instant());
        content.drop(file, clock.instant());
      }
      assertThat(allReady.await(40, TimeUnit.SECONDS)).as("all frames became ready").isTrue();
    }

    List<Duration> latencies = new ArrayList<>();
    dropped.forEach((id, at) -> latencies.add(Duration.between(at, ready.get(id))));
    Collections.sort(latencies);
    Duration p95 = latencies.get(FILES * 95 / 100);
    reporter.publishEntry(
        "from folder to frame.ready",
        "median %d ms, p95 %d ms, interval %d ms"
            .formatted(latencies.get(FILES / 2).toMillis(), p95.toMillis(), INTERVAL.toMillis()));
    assertThat(p95).isLessThanOrEqualTo(INTERVAL.plusSeconds(2));
  }

  private List<ArchivedFile> recentFiles(SimulatedSky sky) throws Exception {
    List<ArchivedFile> files = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (LocalDate day : List.of(today.minusDays(1), today)) {
      for (Instrument instrument : Instrument.values()) {
        files.addAll(sky.files(instrument, day, clock.instant()));
      }
    }
    return files.subList(0, FILES);
  }

  private void listen(RunningService service) {
    try (InputStream stream = service.address("/events").toURL().openStream();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String event = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          event = line.substring("event: ".length());
        } else if (line.startsWith("data: ") && event.equals("frame.ready")) {
          String id = RunningService.json(line.substring(6)).at("/frame/id").asText();
          if (ready.putIfAbsent(id, clock.instant()) == null) {
            allReady.countDown();
          }
        }
      }
    } catch (java.io.IOException e) {
      // the service has ended
    }
  }
}
