package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
@Timeout(240)
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

  /** Fetches the window, until there, in a process of its own. */
  private void sync(String search, Instant until) {
    CommandRun sync =
        CommandRunner.inHome(home)
            .with(replica)
            .with(Key.SEARCH_CANDIDATES.variable(), search)
            .run(
                "sync",
                "--instrument",
                "c3",
                "--start",
                start.toString(),
                "--end",
                until.toString());
    assertThat(sync.exitCode()).as(sync.err()).isZero();
  }

  /** What the service has to say, which itself looks for the newest frame only. */
  private JsonNode candidates() throws Exception {
    try (RunningService service =
        RunningService.start(
            home,
            replica,
            InstantSource.fixed(NOW),
            Map.of(Key.SEARCH_CANDIDATES, "on", Key.LIVE_LOOK_BACK, "10m"))) {
      return service.get("/candidates").get("candidates");
    }
  }

  /** What is said of a candidate by the command and by the service alike. */
  private static JsonNode essence(JsonNode candidate) {
    ObjectNode essence =
        ((ObjectNode) candidate.deepCopy())
            .retain(
                "score", "snr", "speedPixelsPerHour", "positionAngleDegrees", "group", "positions");
    essence.get("positions").forEach(it -> ((ObjectNode) it).retain("file", "x", "y"));
    return essence;
  }

  @Test
  void aCometBecomesACandidateOnceHoweverItsFramesCome() throws Exception {
    sync("on", Instant.parse(truth.get(COMET_FRAMES - 2).get("observedAt").asText()));
    sync("on", end);
    JsonNode kept = candidates();
    assertThat(kept).isNotEmpty();
    assertThat(right(kept.get(0).get("positions"))).isGreaterThanOrEqualTo(5);
    assertThat(kept.get(0).get("score").asDouble()).isBetween(0.5, 1.0);

    JsonNode found =
        CommandRunner.anywhere().run("detect", home.resolve("raw").toString(), "--json").json();
    assertThat(found.get(0).get("camera").asText()).isEqualTo("c3");
    assertThat(essence(found.get(0))).isEqualTo(essence(kept.get(0)));
  }

  @Test
  void nothingIsSearchedWhereThatIsSwitchedOff() throws Exception {
    sync("off", end);
    assertThat(candidates()).isEmpty();
  }
}
