package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.comethunter.application.observation.ObservationService;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.service.RunningService;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.observation.Observation;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are let go to make room. */
class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String[] SYNC = {
    "sync",
    "--json",
    "--instrument",
    "c3",
    "--start",
    "2026-03-10T00:00Z",
    "--end",
    "2026-03-10T01:00Z"
  };

  @TempDir Path home;
  private Replica replica;

  @BeforeEach
  void startReplica() throws IOException {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start();
  }

  @AfterEach
  void stopReplica() {
    replica.close();
  }

  private CommandRun run(String raw, String images, String... command) {
    return CommandRunner.inHome(home)
        .with(replica)
        .at(InstantSource.fixed(NOW))
        .with("COMET_HUNTER_RETENTION_RAW", raw)
        .with("COMET_HUNTER_RETENTION_IMAGES", images)
        .run(command);
  }

  private void sync(String raw, String images) {
    CommandRun sync = run(raw, images, SYNC);
    assertThat(sync.exitCode()).as(sync.err()).isZero();
    assertThat(sync.json().get("discovered").asInt()).isEqualTo(5);
  }

  private static String[] frames(String... more) {
    String[] window = Stream.of(SYNC).skip(2).toArray(String[]::new);
    return Stream.of(new String[] {"frames", "list"}, window, more)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  private List<Path> files(String kind) throws IOException {
    try (Stream<Path> tree = Files.walk(home.resolve(kind))) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private long framesFetched() {
    return replica.requests().stream().filter(it -> it.kind() == RequestKind.FRAME).count();
  }

  @Test
  void theOldestRawFilesGoUntilTheOthersFitAndNobodyFetchesThemAgain() throws Exception {
    sync("off", "off");
    List<Path> all = files("raw");
    assertThat(all).hasSize(5);

    sync("5MB", "off");

    assertThat(files("raw")).isEqualTo(all.subList(3, 5));
    assertThat(files("images")).hasSize(5);
    JsonNode frames = run("off", "off", frames("--json")).json();
    assertThat(frames.get(0).get("rawLetGoAt").asText()).isEqualTo(NOW.toString());
    assertThat(frames.get(0).has("pictureLetGoAt")).isFalse();
    assertThat(frames.get(4).has("rawLetGoAt")).isFalse();
    long fetched = framesFetched();
    sync("5MB", "off");
    assertThat(run("off", "off", "doctor").exitCode()).isZero();
    assertThat(run("off", "off", "doctor", "--repair").exitCode()).isZero();
    sync("off", "off");
    assertThat(framesFetched()).isEqualTo(fetched);
    assertThat(files("raw")).hasSize(2);
  }

  @Test
  void whatIsOlderThanItsAgeGoes() throws Exception {
    sync("PT11H30M", "PT11H30M");

    assertThat(files("raw")).hasSizeBetween(2, 3).hasSameSizeAs(files("images"));
    assertThat(run("off", "off", frames()).out().lines())
        .hasSize(5)
        .first()
        .asString()
        .endsWith("the picture was let go at " + NOW);
    assertThat(run("off", "off", "doctor").exitCode()).isZero();
  }

  @Test
  void aFrameInWhichSomethingIsMarkedKeepsEverything() throws Exception {
    sync("off", "off");
    Path oldest = files("raw").getFirst();
    FrameId marked =
        FrameId.parse("20260310-c3-" + oldest.getFileName().toString().replace(".fts", ""));
    try (CometHunter hunter = CometHunter.builder(home).build()) {
      ObservationService observations = hunter.observations();
      Observation begun = observations.begin(marked.instrument(), Optional.empty());
      assertThat(
              observations.mark(
                  begun.id(), OptionalInt.empty(), marked, new PixelPosition(400, 300), true))
          .isPresent();
    }

    sync("1kB", "1kB");

    assertThat(files("raw")).containsExactly(oldest);
    assertThat(files("images")).hasSize(1);
  }

  @Test
  void aCrashBetweenTheRowAndTheFileIsMadeGood() throws Exception {
    sync("off", "off");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("comet-hunter.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE processed_file SET raw_let_go_at = '2026-03-10T11:00:00.000Z'"
              + " WHERE id = (SELECT min(id) FROM processed_file)");
    }
    CommandRun doctor = run("off", "off", "doctor", "--json");
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.json().get("findings").get(0).get("kind").asText()).isEqualTo("let-go");

    sync("1TB", "off");

    assertThat(files("raw")).hasSize(4);
    assertThat(run("off", "off", "doctor").exitCode()).isZero();
  }

  private RunningService service(String raw, String images) {
    return RunningService.start(
        home,
        replica,
        InstantSource.fixed(NOW),
        Map.of(Key.RETENTION_RAW, raw, Key.RETENTION_IMAGES, images));
  }

  private static HttpResponse<String> get(RunningService service, String path) throws Exception {
    return service.send(HttpRequest.newBuilder(service.address(path)));
  }

  @Test
  void whatIsGoneIsSaidAndBroughtBackWhenAPersonAsks() throws Exception {
    sync("1kB", "off");
    try (RunningService service = service("1kB", "off")) {
      service.post("/scheduler/stop", "");
      JsonNode frame = service.get("/frames").get("frames").get(0);
      String path = "/frames/" + frame.get("id").asText();
      String file = "/files/" + frame.get("id").asText();
      assertThat(frame.get("rawLetGoAt").asText()).startsWith("2026-03-10T12:00:00");
      assertThat(frame.has("pictureLetGoAt")).isFalse();
      assertThat(service.get(file).get("rawLetGoAt")).isNotNull();
      assertThat(get(service, path + "/image").statusCode()).isEqualTo(200);
      for (String gone : List.of("/raw", "/image?filter=mgn", "/thumbnail", "/geometry")) {
        HttpResponse<String> answer = get(service, path + gone);
        assertThat(answer.statusCode()).as(gone + answer.body()).isEqualTo(410);
        assertThat(answer.body()).contains("let-go", "was let go to make room");
      }

      HttpResponse<String> retry = service.post(file + "/retry", "");
      assertThat(retry.statusCode()).as(retry.body()).isEqualTo(200);
      service.until(file, it -> it.get("status").asText().equals("PROCESSED"));
      assertThat(get(service, path + "/raw").statusCode()).isEqualTo(200);
      assertThat(service.post(file + "/retry", "").statusCode()).isEqualTo(409);
    }
    sync("1kB", "off");
    assertThat(files("raw")).hasSize(1);
  }

  @Test
  void aPictureThatWasLetGoIsMadeOnDemandAsLongAsItCanBe() throws Exception {
    sync("off", "1kB");
    try (RunningService service = service("off", "1kB")) {
      JsonNode frame = service.get("/frames").get("frames").get(0);
      String path = "/frames/" + frame.get("id").asText();
      assertThat(frame.get("pictureLetGoAt").asText()).startsWith("2026-03-10T12:00:00");
      assertThat(get(service, path + "/image").statusCode()).isEqualTo(200);
    }
    for (Path picture : files("cache")) {
      Files.delete(picture);
    }
    sync("1kB", "1kB");
    try (RunningService service = service("1kB", "1kB")) {
      JsonNode frame = service.get("/frames").get("frames").get(0);
      assertThat(get(service, "/frames/" + frame.get("id").asText() + "/image").statusCode())
          .isEqualTo(410);
    }
  }

  @Test
  void aFrameWhoseNeighboursWereLetGoCannotBeComparedAndKeepsWhatItHas() throws Exception {
    sync("off", "off");
    sync("5MB", "off");
    List<Path> pictures = files("images");
    try (RunningService service = service("5MB", "off")) {
      service.post("/scheduler/stop", "");
      JsonNode frames = service.get("/frames").get("frames");
      String older = "/frames/" + frames.get(3).get("id").asText();
      String newer = "/frames/" + frames.get(4).get("id").asText();
      assertThat(get(service, newer + "/image?filter=running-difference").statusCode())
          .isEqualTo(200);
      for (String alone :
          List.of(older + "/image?filter=running-difference", newer + "/image?filter=background")) {
        HttpResponse<String> answer = get(service, alone);
        assertThat(answer.statusCode()).as(alone + answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("no-neighbours");
      }
      assertThat(get(service, older + "/image?filter=unsharp").statusCode()).isEqualTo(200);
    }
    assertThat(files("images")).isEqualTo(pictures);
    assertThat(run("off", "off", "doctor").exitCode()).isZero();
  }

  @Test
  void aLimitThatIsNoneIsRefused() {
    for (String limit : List.of("5", "5GiB", "-3d", "10m", "never")) {
      CommandRun sync = run(limit, "off", SYNC);
      assertThat(sync.exitCode()).as(limit).isEqualTo(2);
      assertThat(sync.err()).contains("retention.raw must be off, an age");
    }
  }
}
