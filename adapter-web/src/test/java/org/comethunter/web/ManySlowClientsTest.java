package org.comethunter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More slow clients than there are connections by default, and a good one among them. */
@Timeout(120)
class ManySlowClientsTest {

  private static final int DRIPPING = 500;
  private static final int LAZY = 100;
  private static final int READ_BYTES = 40_000;
  private static final int QUESTIONS = 60;
  private static final Duration LONGEST = Duration.ofSeconds(8);

  @TempDir private Path folder;
  private final List<Socket> slow = new ArrayList<>();
  private WebFixture web;
  private String picture;

  @BeforeEach
  void start() {
    web = WebFixture.start(folder);
    picture = web.addFrame(Instrument.C3, WebFixture.NOW, "1", "x".repeat(8 << 20)).id().toString();
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
    web.close();
  }

  private void connect(String begin) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), web.web.port()));
    slow.add(socket);
    socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
  }

  /** A byte of a header from those who write, a little of the answer for those who read. */
  private void drip() {
    byte[] little = new byte[READ_BYTES];
    for (Socket socket : slow) {
      try {
        socket.getOutputStream().write('x');
        if (socket.getInputStream().available() > 0) {
          socket.getInputStream().read(little);
        }
      } catch (IOException _) {
        // hung up
      }
    }
  }

  private void dripForEver() {
    try {
      while (true) {
        drip();
        Thread.sleep(1000);
      }
    } catch (InterruptedException _) {
      // enough
    }
  }

  @Test
  void aGoodClientIsAnsweredAmongThem() throws Exception {
    for (int i = 0; i < DRIPPING; i++) {
      connect("GET /frames HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
    }
    for (int i = 0; i < LAZY; i++) {
      connect("GET /frames/" + picture + "/image HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    Thread dripping = Thread.ofVirtual().start(this::dripForEver);
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      long begin = System.nanoTime();
      // just after many have asked at once it may be told to come again
      while (web.get("/frames").statusCode() == 503) {
        Thread.sleep(100);
      }
      times.add(Duration.ofNanos(System.nanoTime() - begin));
      Thread.sleep(200);
    }
    dripping.interrupt();
    dripping.join();
    Collections.sort(times);
    assertThat(times.getLast()).isLessThan(LONGEST);
    assertThat(times.get(QUESTIONS / 2)).isLessThan(Duration.ofSeconds(1));
  }
}
