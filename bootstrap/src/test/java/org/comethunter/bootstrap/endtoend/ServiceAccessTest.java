package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.bootstrap.service.Certificates;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line and a service that asks for a token and speaks TLS; with real processes. */
class ServiceAccessTest {
  private static final String TOKEN = "a-token-for-tests-only";

  @TempDir Path home;
  private Replica replica;

  @BeforeEach
  void startReplica() throws IOException {
    replica = Replica.of(new SimulatedSky(SimulatedSky.Settings.of(7))).start();
    replica.faults().when(".*level_05.*").then(Fault.status(404));
  }

  @AfterEach
  void stopEverything() {
    runner().run("stop");
    replica.close();
  }

  private CommandRunner runner() {
    return CommandRunner.inHome(home)
        .with(replica)
        .with("PATH", Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  private void configure(String... lines) throws IOException {
    Files.write(home.resolve("comet-hunter.properties"), List.of(lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "start"})
  void refusesToListenToOthersWithoutAToken(String command) {
    CommandRun run = runner().run(command, "--bind", "0.0.0.0", "--port", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains("0.0.0.0", "web.token", "16 characters");
    assertThat(Home.holder(home)).isEmpty();
  }

  @Test
  void startStatusAndStopWorkWithATokenAndTls() throws Exception {
    Certificates.make(home, "own");
    Certificates.make(home, "other");
    configure(
        "web.token = " + TOKEN,
        "web.tls.certificate = own-certificate.pem",
        "web.tls.key = own-key.pem");

    CommandRun start = runner().run("start", "--port", "0", "--bind", "0.0.0.0", "--json");
    assertThat(start.exitCode()).as(start.err()).isZero();
    assertThat(start.json().get("address").asText()).startsWith("https://localhost:");
    CommandRun status = runner().run("status", "--json");
    assertThat(status.exitCode()).as(status.out()).isZero();
    assertThat(status.json().at("/health/checks/database/status").asText()).isEqualTo("healthy");

    configure(
        "web.token = " + TOKEN,
        "web.tls.certificate = other-certificate.pem",
        "web.tls.key = other-key.pem");
    assertThat(runner().run("status").out())
        .as("another certificate is not trusted")
        .contains("no answer");
    configure("web.token = another-token-than-that", "web.tls.certificate = own-certificate.pem");
    CommandRun wrong = runner().run("status");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.out()).contains("it asks for another access token");
    for (int more = 0; more < 5; more++) {
      runner().run("status");
    }
    assertThat(runner().run("status").out()).contains("it takes no token for some seconds");

    assertThat(runner().run("stop").exitCode()).isZero();
    assertThat(start.out() + status.out() + everythingWritten()).doesNotContain(TOKEN);
  }

  /** What the service has left in its home, but for what the test put there. */
  private String everythingWritten() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("comet-hunter.properties"))
          .map(ServiceAccessTest::read)
          .reduce("", String::concat);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
