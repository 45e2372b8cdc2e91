package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.SolarArchive.Transfer;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MannersTest {
  private static final LocalDate DAY = LocalDate.of(2025, 10, 17);
  private static final FrameId ID = new FrameId(DAY, Instrument.C3, "33862775");
  private static final String FOLDER = "/level_05/251017/c3/";
  private static final String LINES = FOLDER + "img_hdr.txt";
  private static final String PATH = FOLDER + "33862775.fts";
  private static final String FITS = "SIMPLE  =                    T" + " ".repeat(2850);
  private static final String LINE =
      "33862775.fts    2025/10/17  00:54:08   C3    19.0   1024   1024     20      1"
          + "  Clear   Clear   Normal       0.0000  4180\n";

  private LocalServer server;
  private Ports ports;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
    ports = new Ports(Ports.settings(server));
  }

  @AfterEach
  void stop() {
    ports.close();
    server.close();
  }

  @Test
  void everyRequestSaysWhoAsks() {
    server.on(LINES, LocalServer.ok(LINE).build());
    server.on(PATH, LocalServer.ok(FITS).build());
    ports.archive.list(Instrument.C3, DAY);
    download();
    assertThat(server.requests())
        .hasSize(3)
        .allMatch(
            request ->
                request
                    .getHeaders()
                    .get("User-Agent")
                    .matches("CometHunter/\\S+ \\(\\+mailto:hunter@example.org\\)"));
  }

  @Test
  void atMostFourConnectionsAtATime() throws InterruptedException, ExecutionException {
    CountDownLatch four = new CountDownLatch(4);
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    server.on(
        PATH,
        _ -> {
          most.accumulateAndGet(open.incrementAndGet(), Math::max);
          four.countDown();
          boolean together = four.await(20, TimeUnit.SECONDS);
          open.decrementAndGet();
          return together ? LocalServer.ok(FITS).build() : LocalServer.status(500);
        });
    try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
      List<Future<Transfer>> transfers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        transfers.add(callers.submit(this::download));
      }
      for (Future<Transfer> transfer : transfers) {
        assertThat(transfer.get().bytes()).isEqualTo(FITS.length());
      }
    }
    assertThat(most).hasValue(4);
    assertThat(server.requests()).extracting(RecordedRequest::getConnectionIndex).hasSize(24);
    assertThat(server.requests().stream().map(RecordedRequest::getConnectionIndex).distinct())
        .hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void pagesAreAskedForConditionally() {
    server.on(LINES, request -> unlessKnown(request, "\"v1\"", LINE));
    server.on(FOLDER, request -> unlessKnown(request, "W/\"p1\"", "<html></html>"));
    assertThat(ports.archive.list(Instrument.C3, DAY)).hasSize(1);
    assertThat(ports.archive.list(Instrument.C3, DAY)).hasSize(1);

    assertThat(server.requests())
        .extracting(request -> request.getHeaders().get("If-None-Match"))
        .containsExactly(null, null, "\"v1\"", "W/\"p1\"");

    String two = LINE + LINE.replace("775", "776");
    server.on(LINES, request -> unlessKnown(request, "\"v2\"", two));
    assertThat(ports.archive.list(Instrument.C3, DAY)).hasSize(2);
    assertThat(ports.archive.list(Instrument.C3, DAY)).hasSize(2);
    assertThat(server.requests().getLast().getHeaders().get("If-None-Match")).isEqualTo("W/\"p1\"");
  }

  @Test
  void pagesWithATimeOnlyAreAskedForConditionallyToo() {
    String time = "Fri, 17 Oct 2025 12:02:33 GMT";
    server.on(
        LINES,
        request ->
            time.equals(request.getHeaders().get("If-Modified-Since"))
                ? LocalServer.status(304)
                : LocalServer.ok(LINE).setHeader("Last-Modified", time).build());
    assertThat(ports.archive.list(Instrument.C3, DAY)).hasSize(1);
    assertThat(ports.archive.list(Instrument.C3, DAY)).hasSize(1);
    assertThat(server.requests().get(2).getHeaders().get("If-Modified-Since")).isEqualTo(time);
  }

  @Test
  void aLongRetryAfterStopsAllRequestsUntilItIsOver() {
    server.on(PATH, busy("120"));
    server.on(LINES, LocalServer.ok(LINE).build());
    assertThatThrownBy(this::download).isInstanceOf(ArchiveUnavailableException.class);
    assertThatThrownBy(this::download)
        .isInstanceOf(ArchiveUnavailableException.class)
        .hasMessageContaining("asks not to be asked again before 2026-05-31T12:02:00Z");
    assertThatThrownBy(() -> ports.archive.list(Instrument.C3, DAY))
        .isInstanceOf(ArchiveUnavailableException.class);
    assertThat(server.requests()).hasSize(1);

    ports.clock.advance(Duration.ofMinutes(2));
    assertThat(ports.archive.list(Instrument.C3, DAY)).hasSize(1);
  }

  @Test
  void aPageIsNotTriedAgainWhileTheServerAsksForALongPause() {
    server.on(LINES, busy("120"));
    assertThatThrownBy(() -> ports.archive.list(Instrument.C3, DAY))
        .isInstanceOf(ArchiveUnavailableException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aShortRetryAfterIsWaitedFor() {
    server.on(
        LINES, _ -> server.requestsFor(LINES) == 1 ? busy("1") : LocalServer.ok(LINE).build());
    long before = System.nanoTime();
    assertThat(ports.archive.list(Instrument.C3, DAY)).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(900));
  }

  @Test
  void redirectsOnTheSameHostAreFollowed() throws IOException {
    server.on(LINES, redirect("/moved"));
    server.on("/moved", redirect("moved/again"));
    server.on("/moved/again", LocalServer.ok(LINE).build());
    assertThat(ports.archive.list(Instrument.C3, DAY)).hasSize(1);

    try (LocalServer otherPort = new LocalServer()) {
      otherPort.on("/x.fts", LocalServer.ok(FITS).build());
      server.on(PATH, redirect(otherPort.url("/x.fts")));
      assertThat(download().bytes()).isEqualTo(FITS.length());
    }
  }

  @Test
  void redirectsToOtherHostsAreNot() {
    server.on(PATH, redirect("http://login.example/"));
    assertThatThrownBy(this::download)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("redirects to another host (login.example)");
    server.on(LINES, redirect("//login.example/"));
    assertThatThrownBy(() -> ports.archive.list(Instrument.C3, DAY))
        .isInstanceOf(UnexpectedContentException.class);
    server.on(PATH, redirect("ftp://login.example/"));
    assertThatThrownBy(this::download)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("leads nowhere");
  }

  @Test
  void aCircleOfRedirectsEnds() {
    server.on(PATH, redirect(PATH));
    assertThatThrownBy(this::download)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("redirects more than 5 times");
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void theBodyOfARefusalIsNotRead() {
    server.on(
        PATH,
        new MockResponse.Builder()
            .code(500)
            .body("x".repeat(1 << 20))
            .throttleBody(1, 1, TimeUnit.HOURS)
            .build());
    assertThatThrownBy(this::download)
        .isInstanceOf(ArchiveUnavailableException.class)
        .hasMessageContaining("500");
  }

  @Test
  void anUnreachableHostIsSaidToBe() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + closed + "/");
    HttpSettings settings =
        new HttpSettings(
            url.uri(),
            url.uri(),
            "",
            4,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofMillis(1));
    try (Ports nowhere = new Ports(settings)) {
      String sentence =
          "127.0.0.1:%d cannot be reached: check the address and the network.".formatted(closed);
      assertThatThrownBy(() -> nowhere.archive.list(Instrument.C3, DAY))
          .isInstanceOf(ArchiveUnavailableException.class)
          .hasMessage(sentence);
      assertThatThrownBy(() -> nowhere.archive.download(ID, OutputStream.nullOutputStream()))
          .isInstanceOf(ArchiveUnavailableException.class)
          .hasMessage(sentence);
      assertThatThrownBy(nowhere.schedule::announced)
          .isInstanceOf(ArchiveUnavailableException.class)
          .hasMessage(sentence);
    }
  }

  private Transfer download() {
    return ports.archive.download(ID, OutputStream.nullOutputStream());
  }

  private static MockResponse unlessKnown(RecordedRequest request, String tag, String body) {
    return tag.equals(request.getHeaders().get("If-None-Match"))
        ? LocalServer.status(304)
        : LocalServer.ok(body).setHeader("ETag", tag).build();
  }

  private static MockResponse busy(String retryAfter) {
    return new MockResponse.Builder().code(503).setHeader("Retry-After", retryAfter).build();
  }

  private static MockResponse redirect(String to) {
    return new MockResponse.Builder().code(302).setHeader("Location", to).build();
  }
}
