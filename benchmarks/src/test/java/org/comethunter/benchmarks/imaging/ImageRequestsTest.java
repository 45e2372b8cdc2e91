package org.comethunter.benchmarks.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.comethunter.domain.file.FrameId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageRequestsTest {
  private static final List<FrameId> FRAMES =
      List.of(FrameId.parse("20240310-c3-33124848"), FrameId.parse("20240310-c3-33124849"));

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private ImageRequests requests;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    requests = new ImageRequests(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    requests.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    exchange.getResponseHeaders().set("Content-Type", "image/png");
    int status = exchange.getRequestURI().getQuery().contains("none") ? 400 : 200;
    byte[] picture = {1, 2, 3};
    exchange.sendResponseHeaders(status, picture.length);
    exchange.getResponseBody().write(picture);
    exchange.close();
  }

  @Test
  void eachFrameIsAskedForOnceInOrder() throws IOException, InterruptedException {
    Figures millis = requests.millis(FRAMES, "filter=median&low=-4");

    assertThat(millis.count()).isEqualTo(2);
    assertThat(millis.median()).isPositive().isLessThanOrEqualTo(millis.p99());
    assertThat(asked)
        .containsExactly(
            "/frames/20240310-c3-33124848/image?filter=median&low=-4",
            "/frames/20240310-c3-33124849/image?filter=median&low=-4");
  }

  @Test
  void aRefusalIsNoPicture() {
    assertThatThrownBy(() -> requests.millis(FRAMES, "filter=none"))
        .isInstanceOf(ImageRequests.NoPictureException.class)
        .hasMessageContaining("400")
        .hasMessageContaining("filter=none");
  }
}
