package org.comethunter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time: none holds a connection, or a place, for long. */
@Timeout(60)
class SlowClientsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int CONNECTIONS = 24;
  private static final int PLACES = 2;
  private static final int BIG = 24 << 20;

  @TempDir private Path folder;
  private final List<Socket> open = new ArrayList<>();
  private WebFixture web;
  private String picture;

  @BeforeEach
  void start() {
    web =
        WebFixture.start(
            folder,
            new WebSettings(
                "127.0.0.1",
                0,
                CONNECTIONS,
                PLACES,
                1024,
                PATIENCE,
                4,
                PATIENCE,
                PATIENCE,
                Duration.ofSeconds(1)));
    picture =
        web.addFrame(Instrument.C3, Instant.parse("2025-10-17T06:00:05Z"), "1", "x".repeat(BIG))
            .id()
            .toString();
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    web.close();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), web.web.port()));
    socket.setSoTimeout(20_000);
    open.add(socket);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Sends a byte now and then until the server hangs up; how long that took. */
  private static Duration drip(Socket socket, String text) throws Exception {
    long begin = System.nanoTime();
    try {
      for (int i = 0; System.nanoTime() - begin < 20e9; i++) {
        write(socket, text.substring(i % text.length(), i % text.length() + 1));
        Thread.sleep(100);
        if (socket.getInputStream().available() > 0 && socket.getInputStream().read() < 0) {
          break;
        }
      }
    } catch (IOException _) {
      // hung up
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  void aRequestLineByteByByteIsCutOff() throws Exception {
    assertThat(drip(connect(), "G")).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void headersByteByByteAreCutOff() throws Exception {
    Socket socket = connect();
    write(socket, "GET /frames HTTP/1.1\r\nHost: localhost\r\nX-Long: ");

    assertThat(drip(socket, "x")).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void aConnectionThatSaysNothingIsClosed() throws Exception {
    Socket silent = connect();
    Socket idle = connect();
    write(idle, "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
    long begin = System.nanoTime();

    assertThat(readToEnd(silent)).isEmpty();
    assertThat(readToEnd(idle)).startsWith("HTTP/1.1 404");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
  }

  private static String readToEnd(Socket socket) {
    StringBuilder text = new StringBuilder();
    try {
      int next = socket.getInputStream().read();
      while (next >= 0) {
        text.append((char) next);
        next = socket.getInputStream().read();
      }
    } catch (IOException _) {
      text.append("[reset]");
    }
    return text.toString().replace("[reset]", "");
  }

  @Test
  void whoDoesNotReadLosesTheConnectionAndHoldsNoPlace() throws Exception {
    for (int i = 0; i < 3 * PLACES; i++) {
      write(connect(), "GET /frames/" + picture + "/image HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    Thread.sleep(PATIENCE.plusMillis(1500));

    assertThat(web.get("/frames").statusCode()).isEqualTo(200);
    long begin = System.nanoTime();
    int read = 0;
    try {
      byte[] buffer = new byte[1 << 20];
      for (int n = 0; n >= 0; n = open.getFirst().getInputStream().read(buffer)) {
        read += n;
      }
    } catch (IOException _) {
      // reset
    }
    assertThat(read).isLessThan(BIG);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void moreSlowClientsThanConnectionsDoNotLockOutAGoodOne() throws Exception {
    for (int i = 0; i < 3 * CONNECTIONS; i++) {
      write(connect(), i % 2 == 0 ? "GET /fra" : "GET /frames HTTP/1.1\r\nHost: loc");
    }
    long begin = System.nanoTime();

    assertThat(web.get("/health").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aClientThatReadsSlowlyButSteadilyGetsItAll() throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.web.port());
    open.add(socket);
    write(
        socket,
        "GET /frames/"
            + picture
            + "/image HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Connection: close\r\n\r\n");
    byte[] buffer = new byte[400_000];
    long read = 0;
    for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
      read += n;
      Thread.sleep(20);
    }
    assertThat(read).isGreaterThan(BIG);
  }
}
