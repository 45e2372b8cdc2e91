package org.comethunter.simulator.replica;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.comethunter.simulator.http.HttpDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault does what it says. */
class FaultTest {

  private static final byte[] FRAME = ArchiveFolder.bytes(2880);
  private static final String FRAME_PATH = "251017/c3/33862837.fts";
  private static final String RAW_PATH = ArchiveSite.BASE + "/" + FRAME_PATH;
  private static final String FIRST = ArchiveFolder.line("33862837.fts");
  private static final String SECOND = ArchiveFolder.line("33862838.fts");

  @TempDir Path folder;
  private Replica replica;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    ArchiveFolder files = new ArchiveFolder(folder);
    files.plain(FRAME_PATH, FRAME, Instant.parse("2025-10-17T12:02:33Z"));
    files.metadata("251017/c3", FIRST + "\n" + SECOND + "\n");
    replica = Replica.of(FolderContent.of(folder)).seed(3).start();
    browser = new Browser(replica);
  }

  @AfterEach
  void stop() {
    browser.close();
    replica.close();
  }

  private HttpResponse<byte[]> frame(Fault fault, String... headers) throws Exception {
    replica.faults().clear();
    replica.faults().when(".*\\.fts").then(fault);
    return browser.archive(FRAME_PATH, headers);
  }

  private String rawFrame(Fault fault) throws IOException {
    replica.faults().clear();
    replica.faults().when(".*\\.fts").then(fault);
    return browser.rawGet(RAW_PATH);
  }

  private static String body(String rawAnswer) {
    return rawAnswer.substring(rawAnswer.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void resetCutsTheConnectionWithoutAnAnswer() {
    assertThatThrownBy(() -> rawFrame(Fault.reset()))
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThat(replica.requests()).extracting(LoggedRequest::status).containsExactly(0);
    assertThat(replica.requests().getFirst().fault()).hasValue("reset");
  }

  @Test
  void noAnswerClosesTheConnection() throws Exception {
    assertThat(rawFrame(Fault.noAnswer())).isEmpty();
  }

  @Test
  void resetAfterBreaksOffHalfway() throws Exception {
    replica.faults().when(".*\\.fts").then(Fault.resetAfter(100));
    try (Socket socket = browser.connect()) {
      socket
          .getOutputStream()
          .write(("GET " + RAW_PATH + " HTTP/1.1\r\n\r\n").getBytes(ISO_8859_1));
      assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void stallSendsNothingUntilReleased() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    replica.faults().when(".*\\.fts").then(Fault.stall(released));
    try (ExecutorService client = Executors.newSingleThreadExecutor()) {
      Future<HttpResponse<byte[]>> answer = client.submit(() -> browser.archive(FRAME_PATH));
      replica.awaitRequest(request -> request.kind() == RequestKind.FRAME, Duration.ofSeconds(10));
      assertThat(answer.isDone()).isFalse();
      released.countDown();
      assertThat(answer.get().body()).isEqualTo(FRAME);
    }
  }

  @Test
  void stallForATimeAnswersAfterwards() throws Exception {
    long start = System.nanoTime();
    assertThat(frame(Fault.stall(Duration.ofMillis(200))).body()).isEqualTo(FRAME);
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(200).toNanos());
  }

  @Test
  void stallAfterSendsAPartFirst() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    replica.faults().when(".*\\.fts").then(Fault.stallAfter(1000, released));
    try (Socket socket = browser.connect()) {
      socket
          .getOutputStream()
          .write(
              ("GET " + RAW_PATH + " HTTP/1.1\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) in.read());
      }
      assertThat(head).contains("Content-Length: 2880\r\n");
      assertThat(in.readNBytes(1000)).isEqualTo(Arrays.copyOf(FRAME, 1000));
      assertThat(in.available()).isZero();
      released.countDown();
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(FRAME, 1000, 2880));
    }
  }

  @Test
  void aClientThatGivesUpWaitingFreesItsConnection() throws Exception {
    replica.clearRequests();
    replica.faults().when(".*\\.fts").then(Fault.stall(new CountDownLatch(1)));
    for (int i = 1; i <= 3; i++) {
      int asked = i;
      try (Socket socket = browser.connect()) {
        socket
            .getOutputStream()
            .write(("GET " + RAW_PATH + " HTTP/1.1\r\n\r\n").getBytes(ISO_8859_1));
        replica.awaitRequest(
            _ -> replica.statistics().requests(RequestKind.FRAME) == asked, Duration.ofSeconds(10));
      }
      assertThat(replica.awaitNoConnection(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(replica.statistics().mostConnections()).isEqualTo(1);
  }

  @Test
  void closingEndsAStall() throws Exception {
    replica.faults().when(".*\\.fts").then(Fault.stall(new CountDownLatch(1)));
    try (Socket socket = browser.connect()) {
      socket
          .getOutputStream()
          .write(("GET " + RAW_PATH + " HTTP/1.1\r\n\r\n").getBytes(ISO_8859_1));
      replica.awaitRequest(_ -> true, Duration.ofSeconds(10));
      long start = System.nanoTime();
      replica.close();
      assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(4).toNanos());
    }
  }

  @Test
  void dripGivesTheWholeBodySlowly() throws Exception {
    long start = System.nanoTime();
    assertThat(frame(Fault.drip(720, Duration.ofMillis(20))).body()).isEqualTo(FRAME);
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(60).toNanos());
  }

  @Test
  void shortBodyPromisesMoreThanItSends() throws Exception {
    String answer = rawFrame(Fault.shortBody(1000));

    assertThat(answer).contains("Content-Length: 2880\r\n");
    assertThat(body(answer)).hasSize(1000);
    assertThatThrownBy(() -> frame(Fault.shortBody(1000))).isInstanceOf(IOException.class);
  }

  @Test
  void wrongLengthLies() throws Exception {
    String answer = rawFrame(Fault.wrongLength(1440));

    assertThat(answer).contains("Content-Length: 1440\r\n");
    assertThat(body(answer)).hasSize(2880);
  }

  @Test
  void noLengthEndsWithTheConnection() throws Exception {
    String answer = rawFrame(Fault.noLength());

    assertThat(answer).doesNotContain("Content-Length").contains("Connection: close\r\n");
    assertThat(body(answer).getBytes(ISO_8859_1)).isEqualTo(FRAME);
  }

  @Test
  void stillBeingWrittenIsShortAndConsistentAndAnotherState() throws Exception {
    HttpResponse<byte[]> early = frame(Fault.stillBeingWritten(1440));
    String earlyTag = early.headers().firstValue("ETag").orElseThrow();
    replica.faults().clear();

    assertThat(early.headers().firstValue("Content-Length")).hasValue("1440");
    assertThat(early.body()).isEqualTo(Arrays.copyOf(FRAME, 1440));
    assertThat(browser.archive(FRAME_PATH, "If-None-Match", earlyTag).body()).isEqualTo(FRAME);
  }

  @Test
  void longBodyHasBytesAtItsEnd() throws Exception {
    assertThat(frame(Fault.longBody(2880)).body()).isEqualTo(Arrays.copyOf(FRAME, 5760));
  }

  @Test
  void htmlAndEmptyComeWithStatus200() throws Exception {
    HttpResponse<byte[]> html = frame(Fault.html());
    assertThat(html.statusCode()).isEqualTo(200);
    assertThat(html.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    HttpResponse<byte[]> empty = frame(Fault.empty());
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(empty.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 429, 500, 502, 503, 504})
  void statusComesWithItsErrorPage(int status) throws Exception {
    HttpResponse<byte[]> answer = frame(Fault.status(status));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Browser.text(answer)).contains("<title>" + status + " ");
    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void retryAfterIsSecondsOrADate() throws Exception {
    assertThat(frame(Fault.status(429, Duration.ofSeconds(7))).headers().firstValue("Retry-After"))
        .hasValue("7");

    HttpHeaders dated = frame(Fault.statusUntil(503, Duration.ofSeconds(3))).headers();
    Instant answered = HttpDate.parse(dated.firstValue("Date").orElseThrow()).orElseThrow();
    assertThat(dated.firstValue("Retry-After")).hasValue(HttpDate.format(answered.plusSeconds(3)));
  }

  @Test
  void redirectsLoopOrLeadElsewhere() throws Exception {
    assertThat(frame(Fault.redirectLoop()).headers().firstValue("Location")).hasValue(RAW_PATH);
    HttpResponse<byte[]> elsewhere = frame(Fault.redirect(URI.create("http://other.invalid/x")));
    assertThat(elsewhere.statusCode()).isEqualTo(302);
    assertThat(elsewhere.headers().firstValue("Location")).hasValue("http://other.invalid/x");
  }

  @Test
  void gzipEncodesTheBody() throws Exception {
    HttpResponse<byte[]> answer = frame(Fault.gzipEncoded());

    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(FRAME);
    }
  }

  @Test
  void corruptedBytesKeepLengthAndTag() throws Exception {
    HttpResponse<byte[]> proper = browser.archive(FRAME_PATH);
    HttpResponse<byte[]> corrupted = frame(Fault.corrupted(10, 3));
    byte[] expected = FRAME.clone();
    for (int i = 10; i < 13; i++) {
      expected[i] ^= (byte) 0xFF;
    }

    assertThat(corrupted.body()).isEqualTo(expected);
    assertThat(corrupted.headers().firstValue("ETag"))
        .isEqualTo(proper.headers().firstValue("ETag"));
  }

  @Test
  void replacedContentIsAnotherStateOfAFileOrAbsentPage() throws Exception {
    String tag = browser.archive(FRAME_PATH).headers().firstValue("ETag").orElseThrow();

    assertThat(frame(Fault.replacedBy(new byte[] {1, 2}), "If-None-Match", tag).body())
        .containsExactly(1, 2);
    replica.faults().when(".*/251018/c3/").then(Fault.replacedBy("<p>édition</p>"));
    HttpResponse<byte[]> page = browser.archive("251018/c3/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(Browser.text(page)).isEqualTo("<p>édition</p>");
  }

  @Test
  void listsAreTornOrDoubled() throws Exception {
    String list = "251017/c3/img_hdr.txt";
    replica.faults().when(".*img_hdr.txt").times(1).then(Fault.tornLastLine());
    replica.faults().when(".*img_hdr.txt").times(1).then(Fault.doubledLines());
    HttpResponse<byte[]> torn = browser.archive(list);

    assertThat(Browser.text(torn))
        .isEqualTo(FIRST + "\n" + SECOND.substring(0, SECOND.length() / 2));
    assertThat(browser.text(list).lines()).containsExactly(FIRST, FIRST, SECOND, SECOND);
    String tornTag = torn.headers().firstValue("ETag").orElseThrow();
    assertThat(browser.archive(list, "If-None-Match", tornTag).statusCode()).isEqualTo(200);
  }

  @Test
  void firstRuleWinsAndEndsAfterItsTimes() throws Exception {
    Faults.Rule twice = replica.faults().when(".*\\.fts").times(2).then(Fault.status(503));
    Faults.Rule always = replica.faults().when(path -> true).then(Fault.status(403));

    assertThat(browser.archive(FRAME_PATH).statusCode()).isEqualTo(503);
    assertThat(browser.archive("251017/c3/").statusCode()).isEqualTo(403);
    assertThat(browser.archive(FRAME_PATH).statusCode()).isEqualTo(503);
    assertThat(browser.archive(FRAME_PATH).statusCode()).isEqualTo(403);
    assertThat(twice.fired()).isEqualTo(2);
    assertThat(always.fired()).isEqualTo(2);
    always.cancel();
    assertThat(browser.archive(FRAME_PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void probabilityDependsOnTheSeedOnly() {
    String first = draws(new Faults(3));

    assertThat(draws(new Faults(3))).isEqualTo(first);
    assertThat(draws(new Faults(4))).isNotEqualTo(first);
    assertThat(first.chars().filter(letter -> letter == 'x').count()).isBetween(30L, 90L);
  }

  private static String draws(Faults faults) {
    faults.when(".*").withProbability(0.3).then(Fault.reset());
    StringBuilder draws = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      draws.append(faults.next("/" + i % 10).isPresent() ? 'x' : '.');
    }
    return draws.toString();
  }
}
