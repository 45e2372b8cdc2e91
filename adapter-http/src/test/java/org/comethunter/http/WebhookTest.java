package org.comethunter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventLog;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhookTest {
  private static final String SECRET = "sixteen-and-more-letters";
  private static final String PATH = "/hook?key=known-to-few";
  private static final Instant NOON = Instant.parse("2025-10-17T12:00:00Z");
  private static final FrameId FRAME =
      new FrameId(LocalDate.of(2025, 10, 17), Instrument.C3, "33862775");
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final RetryPolicy QUICK =
      new RetryPolicy(3, MILLISECOND, MILLISECOND, MILLISECOND);

  private final MovableClock clock = new MovableClock();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final AtomicReference<Event> unwritable = new AtomicReference<>();
  private RecordedLog written;
  private LocalServer server;
  private HttpConnections connections;
  private Webhook webhook;
  private EventLog log;

  @BeforeEach
  void start() throws IOException {
    written = RecordedLog.start();
    server = new LocalServer();
    connections = new HttpConnections(Ports.settings(server));
    webhook =
        new Webhook(
            new WebhookSettings(server.url(PATH), WebhookSecret.of(SECRET)),
            connections,
            entry -> body(entry.event()).getBytes(UTF_8),
            QUICK,
            clock);
    log = new EventLog(10, clock, webhook);
  }

  @AfterEach
  void stop() {
    connections.close();
    server.close();
    written.close();
  }

  private String body(Event event) {
    if (event.equals(unwritable.get())) {
      throw new IllegalStateException("This cannot be written.");
    }
    return switch (event) {
      case Event.CandidateFound(Candidate candidate) -> json(candidate);
      case Event.CandidateUpdated(Candidate candidate) -> json(candidate);
      default -> throw new AssertionError("Nobody asked for " + event);
    };
  }

  private static String json(Candidate candidate) {
    return "{\"name\":\"Ünique\",\"version\":%d}".formatted(candidate.version());
  }

  private static Candidate candidate() {
    Position position =
        new Position(
            FRAME,
            new FrameGeometry(NOON, 1024, 1024, 0, 512, 506, 56),
            new PixelPosition(300, 200),
            4);
    return Candidate.found(
        UUID.randomUUID(),
        new Detection(
            Instrument.C3,
            0.9,
            90,
            Optional.empty(),
            FRAME,
            List.of(position),
            new Evidence(1, 0.3, 10, 4.5, 0.08, 0.71, 1, 0, 20, 9.4, false, 0.25, -0.97)),
        NOON);
  }

  /** Answers so one after another, and then the last for good; the requests are kept. */
  private CountDownLatch answer(MockResponse... answers) {
    CountDownLatch asked = new CountDownLatch(answers.length);
    AtomicInteger count = new AtomicInteger();
    server.on(
        PATH,
        request -> {
          synchronized (requests) {
            requests.add(request);
          }
          asked.countDown();
          return answers[Math.min(count.getAndIncrement(), answers.length - 1)];
        });
    return asked;
  }

  private static MockResponse thanks() {
    return LocalServer.status(204);
  }

  private static String header(RecordedRequest request, String name) {
    return request.getHeaders().get("X-Comet-Hunter-" + name);
  }

  private void awaitWarning(String part) throws InterruptedException {
    while (written.lines().stream().noneMatch(line -> line.contains(part))) {
      Thread.sleep(5);
    }
  }

  @Test
  void tellsOfCandidatesInOrderAndSigned() throws Exception {
    CountDownLatch asked = answer(thanks(), thanks(), thanks());
    webhook.start();
    Candidate found = candidate();
    log.heard(new Event.DownloadCompleted(FRAME));
    log.heard(new Event.CandidateFound(found));
    log.heard(new Event.CandidateUpdated(found.expired(NOON)));
    awaitLast(asked);

    assertThat(requests).hasSize(3);
    assertThat(requests)
        .extracting(request -> header(request, "Event"))
        .containsExactly("candidate.found", "candidate.updated", "candidate.updated");
    RecordedRequest first = requests.getFirst();
    String body = first.getBody().utf8();
    assertThat(body).isEqualTo(json(found));
    assertThat(first.getMethod()).isEqualTo("POST");
    assertThat(first.getHeaders().get("Content-Type")).isEqualTo("application/json");
    String timestamp = header(first, "Timestamp");
    assertThat(timestamp).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal((timestamp + "." + body).getBytes(UTF_8));
    assertThat(header(first, "Signature"))
        .isEqualTo("sha256=" + HexFormat.of().formatHex(signature));
    assertThat(UUID.fromString(header(first, "Delivery")))
        .isNotEqualTo(UUID.fromString(header(requests.getLast(), "Delivery")));
    assertThat(written.lines().toString())
        .contains("is told")
        .doesNotContain("is not told of candidate.found", SECRET, "known-to-few");
  }

  @Test
  void triesAgainUnderTheSameId() throws Exception {
    CountDownLatch asked =
        answer(
            LocalServer.status(500),
            new MockResponse.Builder()
                .code(200)
                .onResponseStart(new SocketEffect.CloseSocket())
                .build(),
            thanks(),
            thanks());
    webhook.start();
    log.heard(new Event.CandidateFound(candidate()));
    awaitLast(asked);

    List<RecordedRequest> attempts = requests.subList(0, 3);
    RecordedRequest first = requests.getFirst();
    assertThat(attempts)
        .extracting(request -> header(request, "Delivery"))
        .containsOnly(header(first, "Delivery"));
    assertThat(attempts).extracting(RecordedRequest::getBody).containsOnly(first.getBody());
    assertThat(written.lines()).noneMatch(line -> line.contains("is not told of candidate.found"));
  }

  /** The message after those that a test is about is there when all is known of them. */
  private void awaitLast(CountDownLatch asked) throws InterruptedException {
    log.heard(new Event.CandidateUpdated(candidate()));
    asked.await();
    webhook.close();
  }

  @Test
  void givesUpWhatIsRefusedOrRedirectedOrFailsTooOften() throws Exception {
    MockResponse elsewhere =
        new MockResponse.Builder().code(307).setHeader("Location", server.url("/other")).build();
    CountDownLatch asked =
        answer(
            LocalServer.status(400),
            LocalServer.status(410),
            elsewhere,
            LocalServer.status(429),
            LocalServer.status(503),
            LocalServer.status(500),
            thanks());
    webhook.start();
    for (int i = 0; i < 4; i++) {
      log.heard(new Event.CandidateFound(candidate()));
    }
    awaitLast(asked);

    assertThat(requests).hasSize(7);
    assertThat(requests.stream().map(request -> header(request, "Delivery")).distinct()).hasSize(5);
    assertThat(server.requestsFor("/other")).isZero();
    assertThat(written.lines())
        .filteredOn(line -> line.contains("is not told of candidate.found"))
        .hasSize(4)
        .zipSatisfy(
            List.of("400", "410", "307", "500"),
            (line, status) -> assertThat(line).contains("It answers " + status + "."))
        .allSatisfy(line -> assertThat(line).doesNotContain(SECRET, "known-to-few"));
  }

  @Test
  void aMessageThatCannotBeMadeKeepsNoneBack() throws Exception {
    CountDownLatch asked = answer(thanks());
    webhook.start();
    unwritable.set(new Event.CandidateFound(candidate()));
    log.heard(unwritable.get());
    awaitLast(asked);

    assertThat(requests).extracting(it -> header(it, "Event")).containsExactly("candidate.updated");
    awaitWarning("A message to the webhook failed.");
  }

  @Test
  void waitsForAsLongAsItIsAskedTo() throws Exception {
    CountDownLatch asked =
        answer(
            new MockResponse.Builder().code(503).setHeader("Retry-After", "1").build(), thanks());
    long begun = System.nanoTime();
    webhook.start();
    log.heard(new Event.CandidateFound(candidate()));
    asked.await();
    webhook.close();

    assertThat(requests).hasSize(2);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void dropsTheOldestWhenTooManyWait() throws Exception {
    CountDownLatch asked = answer(thanks());
    Candidate candidate = candidate();
    log.heard(new Event.CandidateUpdated(candidate));
    for (int i = 0; i < Webhook.CAPACITY; i++) {
      log.heard(new Event.CandidateFound(candidate));
    }
    awaitWarning("is not told of candidate.updated");
    webhook.start();
    asked.await();
    webhook.close();

    assertThat(header(requests.getFirst(), "Event")).isEqualTo("candidate.found");
  }

  @Test
  void tellsOnlyTheLatestOfWhatHasChangedAgainMeanwhile() throws Exception {
    CountDownLatch asked = answer(thanks(), thanks(), thanks());
    Candidate candidate = candidate();
    Candidate other = candidate();
    log.heard(new Event.CandidateFound(candidate));
    log.heard(new Event.CandidateUpdated(candidate));
    log.heard(new Event.CandidateUpdated(other));
    log.heard(new Event.CandidateUpdated(candidate.expired(NOON)));
    webhook.start();
    asked.await();
    webhook.close();

    assertThat(requests)
        .extracting(request -> request.getBody().utf8())
        .containsExactly(json(candidate), json(other), json(candidate.expired(NOON)));
  }

  @Test
  void endsAtOnceWhileAServerSaysNothing() throws Exception {
    CountDownLatch asked =
        answer(
            new MockResponse.Builder()
                .code(200)
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
    webhook.start();
    log.heard(new Event.CandidateFound(candidate()));
    log.heard(new Event.CandidateUpdated(candidate()));
    asked.await();

    assertThat(timeToClose()).isLessThan(Duration.ofSeconds(1));
    awaitWarning("is not told of candidate.found");
    awaitWarning("is not told of 1 more events");
  }

  @Test
  void endsAtOnceWhileItWaits() throws Exception {
    CountDownLatch asked =
        answer(new MockResponse.Builder().code(429).setHeader("Retry-After", "600").build());
    webhook.start();
    log.heard(new Event.CandidateFound(candidate()));
    asked.await();

    assertThat(timeToClose()).isLessThan(Duration.ofSeconds(1));
    awaitWarning("is not told of candidate.found");
    assertThat(requests).hasSize(1);
  }

  private Duration timeToClose() {
    long begun = System.nanoTime();
    webhook.close();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Test
  void theSecretIsNotShown() {
    assertThat(WebhookSecret.of(SECRET)).hasToString("WebhookSecret[hidden]");
  }
}
