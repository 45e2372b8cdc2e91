package org.comethunter.bootstrap.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The example in the README is this very code, and it does what it says. */
class ReadmeExampleTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @Test
  void theReadmeShowsTheCodeThatIsTested() throws Exception {
    String source =
        Files.readString(
            Path.of("src/test/java")
                .resolve(ReadmeExample.class.getName().replace('.', '/') + ".java"));
    String example =
        source.substring(
            source.indexOf("// README: begin\n") + "// README: begin\n".length(),
            source.indexOf("  // README: end"));
    assertThat(Files.readString(Path.of("../README.md")))
        .contains("```java\n" + example + "}\n```");
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void syncsAWindowAndReadsThePixelsOfItsFramesInOrder(@TempDir Path home) throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    try (Replica replica = Replica.of(sky).clock(InstantSource.fixed(NOON)).start()) {
      List<String> lines =
          printedBy(
              () ->
                  ReadmeExample.brightestPixels(
                      home,
                      replica.archiveUrl().toString(),
                      NOON.minusSeconds(7200),
                      NOON.minusSeconds(3600)));

      assertThat(lines.getFirst()).contains(" 0 failed");
      List<String> frames = lines.subList(1, lines.size());
      assertThat(frames).hasSizeGreaterThan(2).isSorted();
      assertThat(frames)
          .allSatisfy(
              line ->
                  assertThat(Float.parseFloat(line.substring(line.indexOf(" ") + 1)))
                      .isBetween(1000f, 20_000f));
      assertThat(replica.awaitNoConnection(Duration.ofSeconds(5))).isTrue();
    }
  }

  private static List<String> printedBy(Runnable code) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      code.run();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
