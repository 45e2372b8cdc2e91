package org.comethunter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come slowly, in part, or not at all. */
@Timeout(60)
class BodyArrivalTest {

  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String HUNDRED = "Content-Length: 100\r\n\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

  @TempDir private Path folder;
  private final List<Socket> open = new ArrayList<>();
  private final BlockingQueue<LogRecord> log = new LinkedBlockingQueue<>();
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          log.add(record);
        }

        @Override
        public void flush() {
          // nothing is held back
        }

        @Override
        public void close() {
          // nothing is held
        }
      };
  private WebFixture web;

  @BeforeEach
  void listenToTheLog() {
    Logger.getLogger("").addHandler(recorder);
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    web.close();
    Logger.getLogger("").removeHandler(recorder);
  }

  private void start(Duration patience) {
    web = WebFixture.start(folder, WebFixture.bodies(1024, patience));
  }

  private Socket begin(String line, String rest) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.web.port());
    open.add(socket);
    socket.setSoTimeout(20_000);
    write(
        socket, line + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** The next answer's head, or nothing when the server hangs up: one of the two must come. */
  private static String head(Socket socket) throws IOException {
    return until(socket, "\r\n\r\n");
  }

  /** All that comes until the server hangs up, which it must. */
  private static String answer(Socket socket) throws IOException {
    return until(socket, "no such end");
  }

  private static String until(Socket socket, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      int next = socket.getInputStream().read();
      while (next >= 0 && text.indexOf(end) < 0) {
        text.append((char) next);
        next = socket.getInputStream().read();
      }
    } catch (SocketException e) {
      text.append("[reset]");
    }
    return text.toString();
  }

  /** The place of a request is free a moment after its connection ends. */
  private void assertAnswersAgain() {
    awaitStatus(200);
  }

  private void awaitStatus(int expected) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    int status = web.get("/slots").statusCode();
    while (status != expected && System.nanoTime() < end) {
      status = web.get("/slots").statusCode();
    }
    assertThat(status).isEqualTo(expected);
  }

  private String line(String part) throws InterruptedException {
    while (true) {
      LogRecord record = log.poll(20, TimeUnit.SECONDS);
      if (record == null || record.getMessage().contains(part)) {
        return record == null ? "no line with " + part : record.getMessage();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POST /frames/sync", "POST /slots/sync?x=1", "POST /nothing", "GET /slots"})
  void bodiesThatStopInTheMiddleDoNotHoldPlacesForEver(String line) throws IOException {
    start(PATIENCE);
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      stalled.add(begin(line, i % 2 == 0 ? HUNDRED + "{" : CHUNKED + "5\r\n{"));
    }

    for (Socket socket : stalled) {
      assertThat(head(socket)).matches("(?s)(\\[reset])?|HTTP/1.1 503 .*");
    }
    assertAnswersAgain();
  }

  @ParameterizedTest
  @ValueSource(strings = {HUNDRED + "{", CHUNKED + "1\r\n{\r\n"})
  void aBodyThatComesInDropsHasNoMoreTime(String beginning) throws Exception {
    start(PATIENCE);
    Socket socket = begin("POST /frames/sync", beginning);
    Thread dripping =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (true) {
                      write(socket, "0");
                      Thread.sleep(20);
                    }
                  } catch (IOException | InterruptedException _) {
                    // the server has hung up, or the test is over
                  }
                });

    assertThat(answer(socket)).matches("(\\[reset])?");
    assertThat(line("POST /frames/sync")).contains(" 408 ");
    dripping.interrupt();
    dripping.join();
    assertAnswersAgain();
  }

  @ParameterizedTest
  @ValueSource(strings = {HUNDRED + "{", CHUNKED, CHUNKED + "5\r\n{"})
  void aClientThatHangsUpInTheMiddleIsNoErrorOfTheServer(String beginning) throws Exception {
    start(LONG);
    begin("POST /frames/sync", beginning).close();

    assertThat(line("POST /frames/sync")).contains(" 400 ");
    assertAnswersAgain();
    assertThat(log).noneMatch(it -> it.getLevel().intValue() >= Level.WARNING.intValue());
  }

  @Test
  void aBodyThatComesInPartsIsReadAndTheConnectionGoesOn() throws Exception {
    start(LONG);
    String json =
        """
        {"instrument":"c3","start":"2025-10-17T00:00:00Z","end":"2025-10-18T00:00:00Z"}\
        """;
    Socket socket =
        begin("POST /frames/sync", "Content-Length: " + json.length() + "\r\n\r\n{\"instr");
    write(socket, json.substring(7));
    write(socket, "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer(socket)).matches("(?s)HTTP/1.1 202 .*\"instrument\":\"c3\".*HTTP/1.1 404 .*");
  }

  @Test
  void theNextRequestIsNotSoughtBehindBrokenChunks() throws IOException {
    start(LONG);
    Socket socket =
        begin(
            "POST /frames/sync",
            CHUNKED + "zz\r\n0\r\n\r\nGET /slots HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").doesNotContain("HTTP/1.1 200");
  }

  @Test
  void whoIsTurnedAwayWithABodyIsInTheLogAndHoldsNothing() throws Exception {
    start(LONG);
    begin("POST /slots/sync", HUNDRED);
    begin("POST /slots/sync", HUNDRED);
    awaitStatus(503);

    for (int i = 0; i < 4; i++) {
      String answer = answer(begin("POST /frames/sync", HUNDRED + "{"));
      assertThat(answer).startsWith("HTTP/1.1 503 ").contains("The server is too busy");
      assertThat(line("POST /frames/sync")).contains(" 503 ");
    }
  }

  @Test
  void aBodyIsAsLongAsTheSettingsAllow() {
    int longest = 300_000;
    web = WebFixture.start(folder, WebFixture.bodies(longest, LONG));

    assertThat(web.post("/frames/sync", " ".repeat(longest - 2) + "{}").statusCode())
        .isEqualTo(400);
    assertThat(
            web.send(
                    web.request("/frames/sync")
                        .header("Content-Type", "application/json")
                        .POST(
                            BodyPublishers.fromPublisher(
                                BodyPublishers.ofString(" ".repeat(longest - 2) + "{}")))
                        .build())
                .statusCode())
        .isEqualTo(400);
    assertThat(web.post("/frames/sync", " ".repeat(longest + 1)).statusCode()).isEqualTo(413);
  }
}
