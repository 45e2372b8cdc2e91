package org.comethunter.bootstrap.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.comethunter.bootstrap.home.Logging.Detail;
import org.comethunter.bootstrap.home.Logging.Format;
import org.comethunter.bootstrap.home.Logging.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

class LoggingTest {
  private static final System.Logger LOG = System.getLogger("org.comethunter.test.Something");

  @TempDir Path logs;

  @BeforeEach
  void quiet() {
    Logging.toConsole(Detail.ERRORS, Format.TEXT);
  }

  @AfterEach
  void end() {
    Logging.endFile();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(logs.resolve("comet-hunter.log"));
  }

  @Test
  void linesArePlainAndSayWhatTheThreadIsAbout() throws IOException {
    Logging.toFile(logs, Format.TEXT);
    LOG.log(System.Logger.Level.INFO, "first");
    try (var _ = MDC.putCloseable("requestId", "abc-1")) {
      LOG.log(System.Logger.Level.WARNING, "second {0}", "thing");
    }
    Logging.endFile();

    assertThat(lines()).hasSize(2);
    assertThat(lines().getFirst())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  .* first");
    assertThat(lines().getLast()).endsWith("second thing requestId=abc-1").contains(" WARN  ");
  }

  @Test
  void linesAreJsonWhenAskedFor() throws IOException {
    Logging.toFile(logs, Format.JSON);
    try (var _ = MDC.putCloseable("requestId", "abc-1")) {
      LOG.log(System.Logger.Level.WARNING, "It \"broke\"\nin two", new IllegalStateException("x"));
    }
    Logging.endFile();

    assertThat(lines()).hasSize(1);
    JsonNode line = new ObjectMapper().readTree(lines().getFirst());
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("formattedMessage").asText()).isEqualTo("It \"broke\"\nin two");
    assertThat(line.get("timestamp").asLong()).isPositive();
    assertThat(line.at("/mdc/requestId").asText()).isEqualTo("abc-1");
    assertThat(line.at("/throwable/message").asText()).isEqualTo("x");
  }

  /** As many lines as fit between two looks at the disk. */
  @Test
  void nothingIsLostAtAnOrderlyEnd() throws IOException {
    Logging.toFile(logs, Format.TEXT);
    for (int i = 0; i < 5_000; i++) {
      LOG.log(System.Logger.Level.INFO, "line " + i);
    }
    Logging.endFile();

    assertThat(lines()).hasSize(5_000);
    assertThat(lines().getLast()).endsWith("line 4999");
  }

  private static void writeKilobytes(Path folder, int number) {
    Logging.toFile(folder, Format.TEXT, new Limits("20KB", "60KB"));
    String line = "x".repeat(1_000);
    for (int i = 0; i < number; i++) {
      LOG.log(System.Logger.Level.WARNING, line);
    }
    Logging.endFile();
  }

  /**
   * One roll at a time: Logback's threads that remove old files, one for each roll, get in each
   * other's way if they are at work together, which files of 20 MB are not rolled fast enough for.
   */
  @Test
  void filesAreRolledAndTheOldestGo() throws IOException {
    for (int i = 0; i < 8; i++) {
      writeKilobytes(logs, 21);
    }

    try (Stream<Path> files = Files.list(logs)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeBetween(3, 6);
      long together = all.stream().mapToLong(file -> file.toFile().length()).sum();
      assertThat(together).isBetween(20_000L, 110_000L);
    }
  }

  /** The file that is written to after a roll is another one than was made at the beginning. */
  @Test
  void everyFileIsItsOwnersAlone() throws IOException {
    assumeTrue(
        Files.getFileStore(logs).supportsFileAttributeView("posix"),
        "This file system knows no permissions.");
    Path folder = logs.resolve("inner");
    writeKilobytes(folder, 45);

    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThan(2);
      for (Path file : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.getFileName().toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }
}
