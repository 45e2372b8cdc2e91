package org.comethunter.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.comethunter.bootstrap.endtoend.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir Path home;

  private CommandRun run(String... command) {
    return CommandRunner.inHome(home).run(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "serve",
        "start",
        "status",
        "stop",
        "sync",
        "slots",
        "slots sync",
        "slots list",
        "frames",
        "frames list",
        "process",
        "replica"
      })
  void everyCommandHasHelp(String command) {
    CommandRun help = run(words(command + " --help"));

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: comet-hunter " + words(command)[0], "--home");
  }

  private static String[] words(String line) {
    return Pattern.compile(" ")
        .splitAsStream(line)
        .filter(word -> !word.isEmpty())
        .toArray(String[]::new);
  }

  @Test
  void tellsItsVersion() {
    assertThat(run("--version").out()).startsWith("Comet Hunter ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "slots",
        "frames",
        "sync",
        "sync --instrument c4 --start 2025-10-17 --end 2025-10-18",
        "sync --instrument c3 --start yesterday --end 2025-10-18",
        "sync --instrument c3 --start 2025-10-18 --end 2025-10-18",
        "sync --instrument c3 --start 2025-10-18 --end 2025-10-17",
        "sync --instrument c3 --start 2025-10-17",
        "sync --instrument c3 --start 2025-10-17 --end 2025-10-18 --archive-url ftp://x/",
        "sync --instrument c3 --start 2025-10-17 --end 2025-10-18 --archive-url nonsense",
        "frames list --instrument c3 --start 2025-10-18 --end 2025-10-17",
        "process",
        "replica --dir /does/not/exist",
        "replica --port 99999",
        "serve --port x",
        "slots list --home nothing --verbose=maybe",
        "sync --instrument c3 --start 2000-01-01 --end 2025-01-01",
        "serve --port 70000",
        "start --port 70000",
        "status --port 1",
        "stop now"
      })
  void wrongUsageIsExplained(String line) {
    CommandRun wrong = run(words(line));

    assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  @Test
  void anUnreachableHostIsExplained() throws IOException {
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0)) {
      closedPort = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + closedPort + "/";

    CommandRun sync =
        run(
            "sync",
            "--instrument",
            "c3",
            "--start",
            "2025-10-17",
            "--end",
            "2025-10-18",
            "--archive-url",
            url);
    assertThat(sync.exitCode()).as(sync.err()).isEqualTo(3);
    assertThat(sync.err()).contains("127.0.0.1").doesNotContain("\tat ");

    CommandRun slots = run("slots", "sync", "--schedule-url", url);
    assertThat(slots.exitCode()).as(slots.err()).isEqualTo(3);
  }

  @Test
  void aHomeThatIsAFileIsExplained() throws IOException {
    Path file = Files.createFile(home.resolve("file"));

    CommandRun sync = CommandRunner.inHome(file).run("slots", "sync");

    assertThat(sync.exitCode()).isEqualTo(2);
    assertThat(sync.err()).contains(file.toString()).doesNotContain("\tat ");
  }

  @Test
  void aDatabaseThatIsNoneIsLeftAsItIs() throws IOException {
    Path database = home.resolve("comet-hunter.db");
    String text = "this is no database, and long enough to be looked at".repeat(50);
    Files.writeString(database, text);

    CommandRun sync = run("slots", "sync");

    assertThat(sync.exitCode()).isEqualTo(1);
    assertThat(sync.err()).contains(database.toString()).doesNotContain("\tat ");
    assertThat(Files.readString(database)).isEqualTo(text);
  }

  @Test
  void anUnknownKeyIsRefusedByCommandsThatReadToo() throws IOException {
    Files.writeString(home.resolve("comet-hunter.properties"), "bogus = 1");

    CommandRun list = run("slots", "list");

    assertThat(list.exitCode()).isEqualTo(2);
    assertThat(list.err()).contains("bogus");
  }

  @Test
  void aPortInUseIsExplained() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      CommandRun serve = run("serve", "--port", Integer.toString(socket.getLocalPort()));

      assertThat(serve.exitCode()).isEqualTo(2);
      assertThat(serve.err()).contains(Integer.toString(socket.getLocalPort()));
    }
  }

  @Test
  void readingAHomeWithNothingInItGivesNothing() {
    assertThat(run("slots", "list", "--json").json()).isEmpty();
    assertThat(
            run(
                    "frames",
                    "list",
                    "--json",
                    "--instrument",
                    "c3",
                    "--start",
                    "2025-10-17",
                    "--end",
                    "2025-10-18")
                .json())
        .isEmpty();
    assertThat(home).isEmptyDirectory();
  }
}
