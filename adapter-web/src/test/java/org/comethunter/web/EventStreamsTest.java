package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.event.Event;
import org.comethunter.application.report.CycleOutcome;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Event streams among each other, and clients that behave badly. */
@Timeout(30)
class EventStreamsTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  /** More than the buffers of a connection hold. */
  private static final String LONG_TEXT = "x".repeat(1_000_000);

  @TempDir private Path folder;

  private static Event event(String text) {
    return new Event.CycleCompleted(
        Instrument.C2,
        new CycleOutcome(WebFixture.NOW, WebFixture.NOW, Map.of(), Optional.of(text)));
  }

  /** A client that asks for the stream and reads its head only. */
  private static Socket lazy(WebFixture web) throws IOException {
    return lazy(web, "/events");
  }

  private static Socket lazy(WebFixture web, String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), web.web.port()));
    socket.setSoTimeout(20_000);
    socket
        .getOutputStream()
        .write(
            ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("retry: 2000") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    assertThat(head).startsWith("HTTP/1.1 200");
    return socket;
  }

  @Test
  void isNeverSilentForLong() throws Exception {
    try (WebFixture web =
            WebFixture.start(folder, WebFixture.streams(2, Duration.ofMillis(100), LONG));
        EventClient client = web.listen("/events")) {
      assertThat(client.block()).containsExactly("retry: 2000");
      assertThat(client.block()).containsExactly(":");
      assertThat(client.block()).containsExactly(":");
      web.service.log.heard(event("heard"));
      assertThat(client.next(1).getFirst().type()).isEqualTo("cycle.completed");
    }
  }

  @Test
  void beginsAtOnceThoughThereIsNothingToSay() throws Exception {
    Duration never = Duration.ofMinutes(10);
    try (WebFixture web = WebFixture.start(folder, WebFixture.streams(4, never, LONG))) {
      long begin = System.nanoTime();
      for (String path :
          List.of("/events", "/events?lastEventId=", "/events?lastEventId=bytes%3D-1")) {
        lazy(web, path).close();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutOffAndCostsTheOthersNothing() throws Exception {
    try (WebFixture web =
            WebFixture.start(
                folder, WebFixture.streams(2, Duration.ofMillis(200), Duration.ofMillis(500)));
        Socket lazy = lazy(web);
        EventClient diligent = web.listen("/events")) {
      for (int i = 0; i < 12; i++) {
        web.service.log.heard(event(LONG_TEXT));
      }
      assertThat(diligent.next(12)).hasSize(12);

      HttpResponse<InputStream> place = null;
      while (place == null || place.statusCode() != 200) {
        try (EventClient next = web.listen("/events")) {
          place = next.response();
        }
      }
      assertThat(lazy.getInputStream().readAllBytes().length).isLessThan(12 * LONG_TEXT.length());
    }
  }

  @Test
  void thereAreSoManyAtMostAndTheirPlacesAreTakenAgain() throws Exception {
    try (WebFixture web =
            WebFixture.start(folder, WebFixture.streams(2, Duration.ofMillis(50), LONG));
        EventClient one = web.listen("/events")) {
      EventClient other = web.listen("/events");
      HttpResponse<String> refused = web.get("/events");

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(web.json(refused).get("type").asText())
          .isEqualTo("urn:comet-hunter:problem:too-many-streams");
      assertThat(web.get("/health").statusCode()).isEqualTo(200);

      other.close();
      int status = 503;
      while (status == 503) {
        try (EventClient next = web.listen("/events")) {
          status = next.response().statusCode();
        }
      }
      assertThat(status).isEqualTo(200);
      assertThat(one.block()).containsExactly("retry: 2000");
    }
  }

  @Test
  void requestsAreAnsweredThoughAllStreamsAreOpen() throws Exception {
    WebSettings settings =
        new WebSettings("127.0.0.1", 0, 64, 1, 1024, LONG, 3, LONG, LONG, Duration.ofSeconds(1));
    List<EventClient> clients = new ArrayList<>();
    try (WebFixture web = WebFixture.start(folder, settings)) {
      for (int i = 0; i < 3; i++) {
        clients.add(web.listen("/events"));
        assertThat(clients.getLast().block()).containsExactly("retry: 2000");
      }
      assertThat(web.get("/health").statusCode()).isEqualTo(200);
    }
    for (EventClient client : clients) {
      client.close();
    }
  }

  @Test
  void theServerStopsSoonThoughStreamsAreOpenAndSomeAreNotRead() throws Exception {
    WebFixture web =
        WebFixture.start(
            folder,
            new WebSettings(
                "127.0.0.1", 0, 64, 8, 1024, LONG, 8, LONG, LONG, Duration.ofSeconds(10)));
    try (Socket lazy = lazy(web);
        Socket lazier = lazy(web);
        EventClient diligent = web.listen("/events");
        EventClient quiet = web.listen("/events")) {
      for (int i = 0; i < 12; i++) {
        web.service.log.heard(event(LONG_TEXT));
      }
      assertThat(diligent.next(12)).hasSize(12);
      assertThat(quiet.next(1)).hasSize(1);

      long begin = System.nanoTime();
      web.web.close();
      Duration took = Duration.ofNanos(System.nanoTime() - begin);

      assertThat(took).isLessThan(Duration.ofSeconds(3));
      assertThat(diligent.next()).isEmpty();
      assertThat(lazy.getInputStream().readAllBytes().length).isLessThan(12 * LONG_TEXT.length());
      assertThat(lazier.isConnected()).isTrue();
    } finally {
      web.close();
    }
  }
}
