package org.comethunter.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures on demand, from the archive to the browser. */
class PicturesTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String HOUR =
      """
      {"instrument":"c2","start":"2026-03-10T02:00Z","end":"2026-03-10T03:00Z"}\
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path home;
  private Replica replica;
  private RunningService service;
  private List<String> frames;

  @BeforeEach
  void start() throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start();
    service = RunningService.start(home, replica, InstantSource.system(), Map.of());
    service.post("/scheduler/stop", "");
    HttpResponse<String> job = service.post("/frames/sync", HOUR);
    service.until(
        job.headers().firstValue("Location").orElseThrow(), it -> it.get("finishedAt").isTextual());
    JsonNode listed = service.get("/frames").get("frames");
    frames = listed.valueStream().map(it -> it.get("id").asText()).toList();
    assertThat(frames).hasSizeGreaterThan(3);
  }

  @AfterEach
  void stop() {
    service.close();
    replica.close();
  }

  @Test
  void aFrameCanBeSeenUnderEveryFilter() throws Exception {
    String last = "/frames/" + frames.getLast();
    HttpResponse<byte[]> stored = get(last + "/image");
    for (String filter : List.of("running-difference", "median", "nrgf", "mgn", "raw")) {
      HttpResponse<byte[]> made = get(last + "/image?filter=" + filter);
      assertThat(made.statusCode()).as(filter).isEqualTo(200);
      assertThat(width(made)).isEqualTo(1024);
      assertThat(made.body()).isNotEqualTo(stored.body());
    }
    assertThat(get(last + "/image?filter=unsharp").body()).isEqualTo(stored.body());
    assertThat(width(get(last + "/thumbnail"))).isEqualTo(128);
    assertThat(
            get("/frames/" + frames.getFirst() + "/image?filter=running-difference").statusCode())
        .isEqualTo(409);
    assertThat(get(last + "/image?filter=background").statusCode())
        .as("an hour is all there is")
        .isEqualTo(409);
  }

  @Test
  void manyWhoAskAtOnceGetTheSamePicture() throws Exception {
    List<CompletableFuture<HttpResponse<byte[]>>> answers =
        Stream.generate(() -> "/frames/" + frames.getFirst() + "/image?filter=median&high=9")
            .limit(12)
            .map(path -> client.sendAsync(request(path), BodyHandlers.ofByteArray()))
            .toList();
    byte[] first = answers.getFirst().get().body();
    for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
      assertThat(answer.get().statusCode()).isEqualTo(200);
      assertThat(answer.get().body()).isEqualTo(first);
    }
    try (Stream<Path> kept = Files.list(home.resolve("cache"))) {
      assertThat(kept).hasSize(1);
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(service.address(path)).build();
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return client.send(request(path), BodyHandlers.ofByteArray());
  }

  private static int width(HttpResponse<byte[]> answer) throws Exception {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
    return picture.getWidth();
  }
}
