package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.service.RunningService;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A simulated comet becomes a candidate, by a sync and by the command that searches. */
@Timeout(600)
class SearchTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final int COMET_FRAMES = 7;

  @TempDir Path home;
  private Replica replica;
  private JsonNode truth;
  private Instant start;
  private Instant end;

  @BeforeEach
  void startReplica() throws IOException {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start();
    JsonNode comets = RunningService.json(sky.truth(NOW).orElseThrow()).get("comets");
    truth = brightestInC3(comets);
    start = Instant.parse(truth.get(0).get("observedAt").asText()).minus(Duration.ofMinutes(185));
    end = Instant.parse(truth.get(COMET_FRAMES - 1).get("observedAt").asText()).plusSeconds(1);
  }

  @AfterEach
  void stopReplica() {
    replica.close();
  }

  /** The positions in C3 of the comet that is the clearest when it comes into the field. */
  private static JsonNode brightestInC3(JsonNode comets) {
    ArrayNode best = null;
    double most = 0;
    for (JsonNode comet : comets) {
      ArrayNode positions = JsonNodeFactory.instance.arrayNode();
      comet
          .get("positions")
          .forEach(
              it -> {
                if (it.get("instrument").asText().equals("c3") && it.get("snr").asDouble() > 5) {
                  positions.add(it);
                }
              });
      if (positions.size() > COMET_FRAMES && positions.get(0).get("snr").asDouble() > most) {
        best = positions;
        most = positions.get(0).get("snr").asDouble();
      }
    }
    assertThat(best).isNotNull();
    return best;
  }

  private String[] window(String command, Instant until, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                command,
                "--instrument",
                "c3",
                "--start",
                start.toString(),
                "--end",
                until.toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** How many of the positions are where the comet is. */
  private long right(JsonNode positions) {
    Map<String, JsonNode> places = new TreeMap<>();
    truth.forEach(it -> places.put(it.get("file").asText(), it));
    long right = 0;
    for (JsonNode position : positions) {
      JsonNode there = places.get(position.get("file").asText());
      if (there != null
          && Math.hypot(
                  there.get("x").asDouble() - position.get("x").asDouble(),
                  there.get("y").asDouble() - position.get("y").asDouble())
              < 1.5) {
        right++;
      }
    }
    return right;
  }

  private void sync(String search, Instant until) {
    CommandRun sync =
        CommandRunner.inHome(home)
            .with(replica)
            .with(Key.SEARCH_CANDIDATES.variable(), search)
            .run(window("sync", until));
    assertThat(sync.exitCode()).as(sync.err()).isZero();
  }

  @Test
  void aCometBecomesACandidateOnceHoweverOftenItsFramesAreSearched() throws Exception {
    sync("on", end);

    JsonNode kept;
    try (RunningService service =
        RunningService.start(
            home, replica, InstantSource.fixed(NOW), Map.of(Key.SEARCH_CANDIDATES, "on"))) {
      kept = service.get("/candidates").get("candidates");
      HttpResponse<String> again =
          service.post(
              "/frames/sync",
              "{\"instrument\":\"c3\",\"start\":\"%s\",\"end\":\"%s\"}".formatted(start, end));
      assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
      service.until(
          again.headers().firstValue("Location").orElseThrow(),
          it -> it.get("finishedAt").isTextual(),
          Duration.ofSeconds(200));
      assertThat(service.get("/candidates").get("candidates")).isEqualTo(kept);
    }
    assertThat(kept).isNotEmpty();
    assertThat(right(kept.get(0).get("positions"))).isGreaterThanOrEqualTo(5);

    JsonNode found =
        CommandRunner.anywhere().run("detect", home.resolve("raw").toString(), "--json").json();
    assertThat(right(found.get(0).get("positions"))).isGreaterThanOrEqualTo(5);
    assertThat(found.get(0).get("camera").asText()).isEqualTo("c3");
    assertThat(found.get(0).get("score").asDouble()).isBetween(0.5, 1.0);
  }

  @Test
  void nothingIsSearchedWhereThatIsSwitchedOff() throws Exception {
    sync("off", end);
    try (RunningService service =
        RunningService.start(home, replica, InstantSource.fixed(NOW), Map.of())) {
      assertThat(service.get("/candidates").get("candidates")).isEmpty();
    }
  }
}
