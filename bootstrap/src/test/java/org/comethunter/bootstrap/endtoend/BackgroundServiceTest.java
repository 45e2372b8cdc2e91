package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code start}, {@code status} and {@code stop}, with real processes. */
class BackgroundServiceTest {
  @TempDir Path home;
  private Replica replica;

  @BeforeEach
  void startReplica() throws IOException {
    replica =
        Replica.of(new SimulatedSky(SimulatedSky.Settings.of(7)))
            .clock(InstantSource.system())
            .start();
    // the archive is quiet: nothing to fetch, so that the service rests
    replica.faults().when(".*level_05.*").then(Fault.status(404));
  }

  @AfterEach
  void stopEverything() {
    run("stop");
    replica.close();
  }

  private CommandRun run(String... command) {
    return CommandRunner.inHome(home)
        .with(replica)
        .with("PATH", Optional.ofNullable(System.getenv("PATH")).orElse(""))
        .at(InstantSource.system())
        .run(command);
  }

  @Test
  void startsOnceTellsHowItIsAndStops() {
    assertThat(run("status").exitCode()).isEqualTo(3);
    assertThat(run("status", "--json").json().get("running").asBoolean()).isFalse();

    CommandRun start = run("start", "--port", "0", "--json");
    assertThat(start.exitCode()).as(start.err()).isZero();
    assertThat(start.json().get("started").asBoolean()).isTrue();
    long pid = start.json().get("pid").asLong();
    assertThat(ProcessHandle.of(pid)).isPresent();

    CommandRun again = run("start", "--port", "0", "--json");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.json().get("started").asBoolean()).isFalse();
    assertThat(again.json().get("pid").asLong()).isEqualTo(pid);
    assertThat(again.json().get("address")).isEqualTo(start.json().get("address"));

    CommandRun status = run("status", "--json");
    assertThat(status.exitCode()).as(status.out()).isZero();
    assertThat(status.json().get("running").asBoolean()).isTrue();
    assertThat(status.json().get("pid").asLong()).isEqualTo(pid);
    assertThat(status.json().get("uptimeSeconds").asLong()).isBetween(0L, 60L);
    assertThat(status.json().at("/health/checks/database/status").asText()).isEqualTo("healthy");
    assertThat(run("status").out())
        .contains("process " + pid, start.json().get("address").asText(), "database", "disk");

    CommandRun stop = run("stop");
    assertThat(stop.exitCode()).as(stop.out()).isZero();
    assertThat(stop.out()).contains(Long.toString(pid), "stopped");
    assertThat(Home.holder(home)).isEmpty();
    assertThat(home.resolve(Home.SERVICE)).doesNotExist();
    assertThat(run("stop").exitCode()).isZero();
    assertThat(run("status").exitCode()).isEqualTo(3);
  }

  @Test
  void aServiceOutlivesTheProcessThatStartedIt() throws Exception {
    try (JavaProcess start =
        JavaProcess.start(
            home,
            "start",
            "--json",
            "--port=0",
            "--home=" + home,
            "--archive-url=" + replica.archiveUrl(),
            "--schedule-url=" + replica.scheduleUrl())) {
      JsonNode answer = new ObjectMapper().readTree(start.readAll());
      assertThat(start.exitCode()).isZero();
      assertThat(run("status", "--json").json().get("pid")).isEqualTo(answer.get("pid"));
    }
  }

  @Test
  void aServiceThatEndsAtOnceIsToldWithItsOwnWords() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun start = run("start", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(start.exitCode()).isEqualTo(2);
      assertThat(start.out()).isEmpty();
      assertThat(start.err()).contains("Port " + taken.getLocalPort(), "in use");
    }
    try (Home held = Home.hold(home)) {
      CommandRun start = run("start", "--port", "0");

      assertThat(start.exitCode()).isEqualTo(2);
      assertThat(start.err())
          .contains("in use by another process", Long.toString(ProcessHandle.current().pid()));
      assertThat(run("status", "--json").json().get("homeUsedBy").asLong())
          .isEqualTo(ProcessHandle.current().pid());
      assertThat(held.folder().resolve(Home.SERVICE)).doesNotExist();
    }
    CommandRun start = run("start", "--port", "nonsense");
    assertThat(start.exitCode()).isEqualTo(2);
    assertThat(start.err()).contains("web.port");
  }

  @Test
  void whatACrashLeftBehindDeceivesNobody() throws Exception {
    CommandRun first = run("start", "--port", "0", "--json");
    assertThat(first.exitCode()).as(first.err()).isZero();
    ProcessHandle killed = ProcessHandle.of(first.json().get("pid").asLong()).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().get();
    assertThat(home.resolve(Home.SERVICE)).exists();
    assertThat(run("status").exitCode()).isEqualTo(3);

    // the number now means another process
    String stale = Files.readString(home.resolve(Home.SERVICE));
    Files.writeString(
        home.resolve(Home.SERVICE),
        stale.replace(Long.toString(killed.pid()), Long.toString(ProcessHandle.current().pid())));
    assertThat(run("status").exitCode()).isEqualTo(3);
    assertThat(run("stop").exitCode()).isZero();

    CommandRun second = run("start", "--port", "0", "--json");
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(run("status").exitCode()).isZero();
  }

  @Test
  void aServiceThatDoesNotAnswerIsSeenAndEnded() throws Exception {
    CommandRun start = run("start", "--port", "0", "--json");
    assertThat(start.exitCode()).as(start.err()).isZero();
    long pid = start.json().get("pid").asLong();
    signal("STOP", pid);
    while (!stateOf(pid).startsWith("T")) {
      Thread.sleep(10); // its threads stop one after the other
    }
    try {
      CommandRun status = run("status", "--json");
      assertThat(status.exitCode()).isEqualTo(1);
      assertThat(status.json().get("running").asBoolean()).isTrue();
      assertThat(status.json().get("health").isNull()).isTrue();
      assertThat(status.json().get("complaint").asText()).isNotBlank();
    } finally {
      signal("CONT", pid);
    }
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  /** One letter, T if it is stopped. */
  private static String stateOf(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(pid)).start();
    return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
  }

  @Test
  void aServiceInTheForegroundIsSeenAndStoppedToo() throws Exception {
    try (JavaProcess serve =
        JavaProcess.start(
            home,
            "serve",
            "--port=0",
            "--home=" + home,
            "--archive-url=" + replica.archiveUrl(),
            "--schedule-url=" + replica.scheduleUrl())) {
      assertThat(serve.readLine()).startsWith("Comet Hunter is at http://");
      awaitAnnouncement();
      assertThat(run("status").exitCode()).isZero();
      awaitLine(home.resolve("logs/comet-hunter.log"), "Look for C3 done");

      assertThat(run("stop").exitCode()).isZero();
      assertThat(serve.exitCode()).isEqualTo(143);
    }
    // the console tells of the work, and leaves the requests to the log file
    assertThat(Files.readString(home.resolve("stderr.txt")))
        .contains("Look for C3 done")
        .doesNotContain("/health");
    assertThat(Files.readString(home.resolve("logs/comet-hunter.log")))
        .contains("Look for C3 done", "GET /health 200");
  }

  private static void awaitLine(Path log, String text) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!Files.readString(log).contains(text)) {
      assertThat(System.nanoTime()).as("'" + text + "' in the log").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private void awaitAnnouncement() throws InterruptedException {
    Instant limit = Instant.now().plusSeconds(30);
    while (!Files.exists(home.resolve(Home.SERVICE)) && Instant.now().isBefore(limit)) {
      Thread.sleep(20);
    }
  }
}
