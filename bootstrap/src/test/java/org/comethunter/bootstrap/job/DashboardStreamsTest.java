package org.comethunter.bootstrap.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.storage.InMemoryStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream of the dashboard lasts a while, then its place is another's. */
@Timeout(30)
class DashboardStreamsTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private DashboardStreams streams;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    InMemoryStorageProvider storage = new InMemoryStorageProvider();
    JacksonJsonMapper json = new JacksonJsonMapper();
    storage.setJobMapper(new JobMapper(json));
    streams = new DashboardStreams(storage, json, Duration.ofSeconds(1));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(streams.getContextPath(), streams);
    server.start();
  }

  @AfterEach
  void stop() {
    streams.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private Socket ask(String path) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort());
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(ISO_8859_1));
    return socket;
  }

  private String beginning(String path) throws IOException {
    try (Socket socket = ask(path)) {
      return new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
    }
  }

  @Test
  void whoHungUpHoldsNoPlaceForLong() throws Exception {
    for (int i = 0; i < DashboardStreams.MOST; i++) {
      assertThat(beginning("/sse/jobstats")).isEqualTo("HTTP/1.1 200");
    }
    assertThat(beginning("/sse/servers")).isEqualTo("HTTP/1.1 503");

    String later;
    do {
      Thread.sleep(100);
      later = beginning("/sse/servers");
    } while (later.endsWith("503"));

    assertThat(later).isEqualTo("HTTP/1.1 200");
  }

  @Test
  void theEndOfAStreamDoesNotTellThePageToStayAway() throws Exception {
    try (Socket socket = ask("/sse/jobstats")) {
      StringBuilder read = new StringBuilder();
      while (!read.toString().endsWith("\r\n0\r\n\r\n")) {
        int next = socket.getInputStream().read();
        assertThat(next).as(read.toString()).isNotNegative();
        read.append((char) next);
      }

      assertThat(read).startsWith("HTTP/1.1 200").doesNotContain("event: close");
    }
  }
}
