package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo} as a person starts it. */
class DemoTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  private <T> T get(URI uri, java.net.http.HttpResponse.BodyHandler<T> as) throws Exception {
    var response = client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), as);
    assertThat(response.statusCode()).as("%s", uri).isEqualTo(200);
    return response.body();
  }

  @Test
  void servesFramesAndLeavesNothingBehind() throws Exception {
    try (JavaProcess demo = JavaProcess.start(folder, "demo", "--port", "0")) {
      String line = demo.readLine();
      assertThat(line).startsWith("Comet Hunter is at http://");
      URI address = URI.create(line.substring(line.indexOf("http")));

      JsonNode frames = awaitFrames(address);
      URI image = address.resolve(frames.get(0).get("image").asText());
      byte[] png = get(image, BodyHandlers.ofByteArray());
      assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1024);
      JsonNode health =
          new ObjectMapper().readTree(get(address.resolve("/health"), BodyHandlers.ofString()));
      assertThat(health.get("status").asText()).isEqualTo("healthy");

      demo.signal("TERM");
      assertThat(demo.exitCode()).isEqualTo(143);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("comet-hunter")))
          .isEmpty();
    }
  }

  private JsonNode awaitFrames(URI address) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      String body = get(address.resolve("/frames?instrument=c2"), BodyHandlers.ofString());
      JsonNode frames = new ObjectMapper().readTree(body).get("frames");
      if (!frames.isEmpty()) {
        return frames;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("No frame came.");
  }
}
