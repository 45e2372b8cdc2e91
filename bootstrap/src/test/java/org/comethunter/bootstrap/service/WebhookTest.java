package org.comethunter.bootstrap.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.home.Logging;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another server is told of a candidate as those are who follow the stream of events. */
@Timeout(60)
class WebhookTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String SECRET = "not-to-be-seen-in-any-log";

  @TempDir Path home;
  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private Replica replica;
  private HttpServer hook;

  @BeforeEach
  void start() throws Exception {
    Logging.toConsole(Logging.Detail.ERRORS, Logging.Format.TEXT);
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start();
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/hook",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hook.start();
  }

  @AfterEach
  void stop() {
    hook.stop(0);
    replica.close();
  }

  private static Detection detection() {
    FrameId frame = new FrameId(LocalDate.of(2026, 3, 10), Instrument.C3, "33862775");
    return new Detection(
        Instrument.C3,
        0.9,
        90,
        Optional.empty(),
        frame,
        List.of(
            new Position(
                frame,
                new FrameGeometry(NOW, 1024, 1024, 0, 512, 506, 56),
                new PixelPosition(300, 200),
                4)),
        new Evidence(1, 0.3, 10, 4.5, 0.08, 0.71, 1, 0, 20, 9.4, false, 0.25, -0.97));
  }

  @Test
  void theHookGetsWhatTheStreamGets() throws Exception {
    String url = "http://127.0.0.1:" + hook.getAddress().getPort() + "/hook";
    try (RunningService service =
        RunningService.start(
            home,
            replica,
            InstantSource.system(),
            Map.of(Key.WEBHOOK_URL, url, Key.WEBHOOK_SECRET, SECRET))) {
      service.candidates().found(List.of(detection()));

      assertThat(bodies.poll(20, TimeUnit.SECONDS))
          .isEqualTo(fromStream(service.address("/events?lastEventId=none")));
    }
    String log = Files.readString(home.resolve("logs/comet-hunter.log"));
    assertThat(log).contains("The webhook on 127.0.0.1 is told").doesNotContain(SECRET);
  }

  private static String fromStream(URI events) throws Exception {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events.toURL().openStream(), UTF_8))) {
      while (!lines.readLine().equals("event: candidate.found")) {
        // others come before
      }
      return lines.readLine().substring("data: ".length());
    }
  }
}
