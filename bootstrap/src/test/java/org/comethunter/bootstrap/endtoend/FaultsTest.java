package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.FolderContent;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an archive that misbehaves: documented ends, one sentence, no harm to others. */
class FaultsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final int FRAMES = 3;

  @TempDir Path folder;
  private SimulatedSky sky;
  private Replica replica;

  @BeforeEach
  void startReplica() throws IOException {
    sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start();
  }

  @AfterEach
  void stopReplica() {
    replica.close();
  }

  private Path home() {
    return folder.resolve("home");
  }

  private CommandRun sync() {
    return CommandRunner.inHome(home())
        .with(replica)
        .with("COMET_HUNTER_HTTP_READ_TIMEOUT", "1s")
        .run(
            "sync",
            "--json",
            "--instrument",
            "c2",
            "--start",
            "2026-03-10T00:00Z",
            "--end",
            "2026-03-10T00:36Z");
  }

  private String victim() {
    return sky.files(Instrument.C2, DAY, NOW).stream()
        .filter(file -> file.metadataLine().contains("00:1"))
        .map(ArchivedFile::name)
        .findFirst()
        .orElseThrow();
  }

  private String rowOfVictim() {
    return HomeContents.of(home()).rows().stream()
        .filter(row -> row.startsWith("processed_file") && row.contains(victim().substring(0, 8)))
        .findFirst()
        .orElseThrow();
  }

  /** One failing transfer is made good within the run. */
  static Stream<Arguments> passingFaults() {
    return Stream.of(
            Fault.reset(),
            Fault.noAnswer(),
            Fault.resetAfter(100_000),
            Fault.shortBody(100_000),
            Fault.stallAfter(5000, java.time.Duration.ofSeconds(3)),
            Fault.status(500),
            Fault.status(503),
            Fault.status(429, java.time.Duration.ofSeconds(1)))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("passingFaults")
  void aFaultThatPassesIsMadeGoodInTheSameRun(Fault fault) {
    replica.faults().when(".*" + victim()).times(1).then(fault);

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("processed").asInt()).isEqualTo(FRAMES);
    assertThat(run.json().get("failed").asInt()).isZero();
  }

  @Test
  void aGzipEncodedBodyIsTheFileAllTheSame() {
    replica.faults().when(".*" + victim()).then(Fault.gzipEncoded());

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("processed").asInt()).isEqualTo(FRAMES);
  }

  /** What does not pass costs that one file, with a reason, and no other anything. */
  static Stream<Arguments> lastingFaults() {
    return Stream.of(
        Arguments.of(Fault.status(404), "not"),
        Arguments.of(Fault.status(403), "403"),
        Arguments.of(Fault.html(), "web page"),
        Arguments.of(Fault.empty(), "nothing"),
        Arguments.of(Fault.shortBody(100_000), "100000"),
        Arguments.of(Fault.stillBeingWritten(1_000_000), "1000000"),
        Arguments.of(Fault.redirectLoop(), "redirect"),
        Arguments.of(Fault.redirect(URI.create("http://other.invalid/x.fts")), "redirect"),
        Arguments.of(Fault.replacedBy(header("NAXIS1", "200000", "NAXIS2", "200000")), "200000"));
  }

  @ParameterizedTest
  @MethodSource("lastingFaults")
  void aFaultThatLastsCostsOneFileAndIsExplained(Fault fault, String inTheReason) {
    replica.faults().when(".*" + victim()).then(fault);

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.json().get("processed").asInt()).isEqualTo(FRAMES - 1);
    assertThat(run.json().get("failed").asInt()).isEqualTo(1);
    assertThat(rowOfVictim()).contains("DOWNLOADING_FAILED");
    assertThat(run.err()).contains(victim().substring(0, 8)).containsIgnoringCase(inTheReason);

    replica.faults().clear();
    CommandRun later = sync();
    assertThat(later.exitCode()).as(later.err()).isZero();
    assertThat(later.json().get("processed").asInt()).isEqualTo(1);
  }

  @Test
  void aFileThatNeverComesIsGivenUpInTheEnd() {
    replica.faults().when(".*" + victim()).then(Fault.status(404));
    for (int run = 1; run <= 40; run++) {
      assertThat(sync().exitCode()).isEqualTo(1);
    }
    assertThat(rowOfVictim()).contains("IGNORE");

    replica.clearRequests();
    CommandRun after = sync();
    assertThat(after.exitCode()).isEqualTo(1);
    assertThat(after.json().get("failed").asInt()).isEqualTo(1);
    assertThat(replica.statistics().requests(RequestKind.FRAME)).isZero();
  }

  /** Frames that are sound but not hunted in. */
  static Stream<Arguments> otherKinds() {
    return Stream.of(
        Arguments.of(card("LP_NUM", "'Seq PW  '"), "Seq PW"),
        Arguments.of(card("POLAR", "'+60 Deg '"), "polariser"),
        Arguments.of(card("LEBXSUM", "2"), "summed"),
        Arguments.of(card("LAMP", "1"), "calibration"),
        Arguments.of(card("EXPTIME", "0"), "exposure"),
        Arguments.of(card("EXPTIME", null), "exposure"),
        Arguments.of(card("DETECTOR", "'C3      '"), "C3"),
        Arguments.of(card("DETECTOR", "'EIT     '"), "EIT"));
  }

  @ParameterizedTest
  @MethodSource("otherKinds")
  void aFrameOfAnotherKindIsSkippedWithTheReason(UnaryOperator<byte[]> change, String reason)
      throws IOException {
    ArchivedFile file =
        sky.files(Instrument.C2, DAY, NOW).stream()
            .filter(it -> it.name().equals(victim()))
            .findFirst()
            .orElseThrow();
    byte[] changed = change.apply(sky.read(file));
    replica.faults().when(".*" + victim()).then(Fault.replacedBy(changed));

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("skipped").asInt()).isEqualTo(1);
    assertThat(run.json().get("processed").asInt()).isEqualTo(FRAMES - 1);
    assertThat(rowOfVictim()).contains("SKIPPED").containsIgnoringCase(reason);
    assertThat(sync().json().get("alreadyPresent").asInt()).isEqualTo(FRAMES);
  }

  private static UnaryOperator<byte[]> card(String keyword, String value) {
    return file -> {
      byte[] changed = file.clone();
      String header = new String(file, 0, 8640, StandardCharsets.ISO_8859_1);
      int at = header.indexOf("%-8s=".formatted(keyword));
      assertThat(at).as(keyword).isNotNegative();
      String text =
          value == null
              ? "%-80s".formatted("COMMENT nothing here")
              : "%-8s= %20s /%s".formatted(keyword, value, " ".repeat(48));
      System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, changed, at, 80);
      return changed;
    };
  }

  private static byte[] header(String... values) {
    StringBuilder text = new StringBuilder();
    List<String> cards =
        List.of(
            "SIMPLE  =                    T",
            "BITPIX  =                   16",
            "NAXIS   =                    2",
            "%-8s= %20s".formatted(values[0], values[1]),
            "%-8s= %20s".formatted(values[2], values[3]),
            "END");
    cards.forEach(card -> text.append("%-80s".formatted(card)));
    return "%-2880s".formatted(text).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aLevelOneFileIsSkipped() throws IOException {
    Path level1 = RealArchive.negatives().resolve("35082085-level1.fts.gz");
    byte[] bytes;
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(level1))) {
      bytes = in.readAllBytes();
    }
    replica.faults().when(".*" + victim()).then(Fault.replacedBy(bytes));

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("skipped").asInt()).isEqualTo(1);
    assertThat(rowOfVictim()).contains("SKIPPED").contains("level 1");
  }

  /** Metadata that is torn, doubled or strange costs nothing but itself. */
  @Test
  void strangeMetadataLinesAreLeftOut() throws IOException {
    Path day = Files.createDirectories(folder.resolve("archive/260310/c2"));
    StringBuilder lines = new StringBuilder();
    for (ArchivedFile file : sky.files(Instrument.C2, DAY, NOW).subList(0, 3)) {
      Files.write(day.resolve(file.name()), sky.read(file));
      lines.append(file.metadataLine()).append('\n').append(file.metadataLine()).append('\n');
    }
    String good = sky.files(Instrument.C2, DAY, NOW).getFirst().metadataLine();
    String name = good.substring(0, 12);
    lines.append(good.replace(name, "../../x.fts ")).append('\n');
    lines.append(good.replace(name, "a/b/cdef.fts")).append('\n');
    lines.append(good.replace(name, "29999999.fts").replace("   C2 ", "   EIT")).append('\n');
    lines
        .append(good.replace(name, "28888888.fts").replace("2026/03/10", "2026/13/41"))
        .append('\n');
    lines.append("<html>\n\n\0\0\0\n");
    lines.append(good.replace(name, "27777777.fts"), 0, 40);
    Files.writeString(day.resolve("img_hdr.txt"), lines, StandardCharsets.ISO_8859_1);
    try (Replica strange = Replica.of(FolderContent.of(folder.resolve("archive"))).start()) {

      CommandRun run =
          CommandRunner.inHome(home())
              .with(strange)
              .run(
                  "sync",
                  "--json",
                  "--instrument",
                  "c2",
                  "--start",
                  "2026-03-10",
                  "--end",
                  "2026-03-11");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.json().get("discovered").asInt()).isEqualTo(3);
      assertThat(run.json().get("processed").asInt()).isEqualTo(3);
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      assertThat(tree.filter(path -> path.toString().endsWith("x.fts"))).isEmpty();
    }
  }

  @Test
  void aBlankInsideTheProgramIsRead() throws IOException {
    Path day = Files.createDirectories(folder.resolve("archive/260310/c2"));
    ArchivedFile file = sky.files(Instrument.C2, DAY, NOW).getFirst();
    Files.write(day.resolve(file.name()), card("LP_NUM", "'Cal Lamp'").apply(sky.read(file)));
    String line = file.metadataLine().replace("Normal  ", "Cal Lamp");
    assertThat(line).contains("Cal Lamp");
    Files.writeString(day.resolve("img_hdr.txt"), line + "\n");
    try (Replica strange = Replica.of(FolderContent.of(folder.resolve("archive"))).start()) {

      CommandRun run =
          CommandRunner.inHome(home())
              .with(strange)
              .run(
                  "sync",
                  "--json",
                  "--instrument",
                  "c2",
                  "--start",
                  "2026-03-10",
                  "--end",
                  "2026-03-11");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.json().get("skipped").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aListingThatIsAWebPageCannotBeUsed() {
    replica.faults().when(".*img_hdr\\.txt").then(Fault.html());

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).isNotBlank();
  }

  @Test
  void anEmptyListingIsAnEmptyDay() {
    replica.faults().when(".*img_hdr\\.txt").then(Fault.empty());

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("discovered").asInt()).isZero();
  }

  @Test
  void withoutTheFolderPageTheFilesComeAllTheSame() {
    replica.faults().when(".*/c2/").then(Fault.status(500));

    assertThat(sync().json().get("processed").asInt()).isEqualTo(FRAMES);
  }

  @Test
  void aReplacedFileTakesThePlaceOfTheOldOne() throws IOException {
    Path day = Files.createDirectories(folder.resolve("archive/260310/c2"));
    ArchivedFile file = sky.files(Instrument.C2, DAY, NOW).getFirst();
    Path inArchive = day.resolve(file.name());
    byte[] better = sky.read(file);
    byte[] first = better.clone();
    java.util.Arrays.fill(first, 1_000_000, 1_060_000, (byte) 0);
    Files.write(inArchive, first);
    Files.setLastModifiedTime(
        inArchive, java.nio.file.attribute.FileTime.from(Instant.parse("2026-03-10T01:00:00Z")));
    Files.writeString(day.resolve("img_hdr.txt"), file.metadataLine() + "\n");
    try (Replica archive = Replica.of(FolderContent.of(folder.resolve("archive"))).start()) {
      CommandRunner runner = CommandRunner.inHome(home()).with(archive);
      String[] command = {
        "sync", "--json", "--instrument", "c2", "--start", "2026-03-10", "--end", "2026-03-11"
      };
      assertThat(runner.run(command).json().get("processed").asInt()).isEqualTo(1);
      HomeContents before = HomeContents.of(home());

      Files.write(inArchive, better);
      Files.setLastModifiedTime(
          inArchive, java.nio.file.attribute.FileTime.from(Instant.parse("2026-03-10T05:00:00Z")));
      CommandRun again = runner.run(command);

      assertThat(again.exitCode()).as(again.err()).isZero();
      assertThat(again.json().get("downloaded").asInt()).isEqualTo(1);
      assertThat(again.json().get("processed").asInt()).isEqualTo(1);
      assertThat(HomeContents.of(home()).files()).isNotEqualTo(before.files());
      assertThat(Files.readAllBytes(home().resolve("raw/260310/c2").resolve(file.name())))
          .isEqualTo(better);

      archive.clearRequests();
      runner.run(command);
      assertThat(archive.statistics().requests(RequestKind.FRAME)).isZero();
    }
  }
}
