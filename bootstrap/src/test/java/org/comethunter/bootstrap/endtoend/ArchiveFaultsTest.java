package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An archive that is slow, huge, unreachable, or tells the wrong time. */
@Timeout(120)
class ArchiveFaultsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final int FRAMES = 2;

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

  private CommandRunner runner() {
    return CommandRunner.inHome(folder.resolve("home"))
        .with(replica)
        .with("COMET_HUNTER_HTTP_READ_TIMEOUT", "1s")
        .with("COMET_HUNTER_HTTP_CALL_TIMEOUT", "3s")
        .with("COMET_HUNTER_HTTP_BACK_OFF", "10ms")
        .with("COMET_HUNTER_DOWNLOAD_RETRY_DELAY", "10ms")
        .with("COMET_HUNTER_DOWNLOAD_ATTEMPTS_PER_RUN", "2");
  }

  private static CommandRun sync(CommandRunner runner) {
    return runner.run(
        "sync",
        "--json",
        "--instrument",
        "c2",
        "--start",
        "2026-03-10T00:00Z",
        "--end",
        "2026-03-10T00:24Z");
  }

  private CommandRun sync() {
    return sync(runner());
  }

  private String victim() {
    return sky.files(Instrument.C2, DAY, NOW).stream()
        .filter(file -> file.metadataLine().contains("00:1"))
        .map(ArchivedFile::name)
        .findFirst()
        .orElseThrow();
  }

  /** Once each in a run; the attempt after it makes it good. */
  static Stream<Fault> passingFaults() {
    return Stream.of(
        Fault.drip(1, Duration.ofMillis(900)),
        Fault.stallAfter(1000, Duration.ofMinutes(1)),
        Fault.wrongLength(100_000_000),
        Fault.wrongLength(5_000_000),
        Fault.wrongLength(1_000_000),
        Fault.status(503, Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @MethodSource("passingFaults")
  void aFileThatComesBadlyOnceComesInTheSameRunOrTheNext(Fault fault) {
    replica.faults().when(".*" + victim()).times(1).then(fault);

    long begun = System.nanoTime();
    CommandRun first = sync();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    CommandRun second = sync();

    assertThat(second.exitCode()).as(first.err() + second.err()).isZero();
    assertThat(first.json().get("processed").asInt() + second.json().get("processed").asInt())
        .isEqualTo(FRAMES);
  }

  @Test
  void aFileThatIsListedBeforeItIsThereComesWithTheNextRun() {
    replica.faults().when(".*" + victim()).times(1).then(Fault.status(404));
    assertThat(sync().exitCode()).isEqualTo(1);

    assertThat(sync().json().get("processed").asInt()).isEqualTo(1);
  }

  @Test
  void bytesBehindTheFrameDoNotSpoilIt() {
    replica.faults().when(".*" + victim()).then(Fault.longBody(100_000));

    assertThat(sync().json().get("processed").asInt()).isEqualTo(FRAMES);
  }

  @Test
  void aPageThatComesCompressedIsRead() {
    replica.faults().when(".*/c2/.*").then(Fault.gzipEncoded());

    assertThat(sync().json().get("processed").asInt()).isEqualTo(FRAMES);
  }

  @Test
  void aHundredMegabytesOfMetadataAreNotRead() {
    replica.faults().when(".*img_hdr\\.txt").then(Fault.endless(100_000_000));

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("is longer than 4 MB, which no page is.");
    replica.faults().clear();
    assertThat(sync().json().get("processed").asInt()).isEqualTo(FRAMES);
  }

  @Test
  void aFolderPageOfAHundredThousandRowsIsDoneWithout() {
    replica.faults().when(".*/c2/").then(Fault.crowded(100_000));

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("processed").asInt()).isEqualTo(FRAMES);
  }

  @Test
  void tornAndDoubledLinesCostOnlyThemselves() {
    replica.faults().when(".*img_hdr\\.txt").times(1).then(Fault.tornLastLine());
    assertThat(sync().exitCode()).isZero();
    replica.faults().when(".*img_hdr\\.txt").times(1).then(Fault.doubledLines());
    assertThat(sync().exitCode()).isZero();

    CommandRun run = sync();

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("alreadyPresent").asInt()).isEqualTo(FRAMES);
  }

  @Test
  void aClockThatIsOffByADayBringsNoFileTwice() {
    replica.faults().when(".*").then(Fault.clockOff(Duration.ofDays(-1)));
    assertThat(sync().json().get("processed").asInt()).isEqualTo(FRAMES);
    replica.faults().clear();
    replica.faults().when(".*/").then(Fault.clockOff(Duration.ofDays(1)));
    assertThat(sync().exitCode()).isZero();
    replica.clearRequests();

    replica.faults().clear();
    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("alreadyPresent").asInt()).isEqualTo(FRAMES);
    assertThat(replica.statistics().requests(RequestKind.FRAME)).isZero();
  }

  @Test
  void aMovedRowOfAnUnchangedFileCostsAQuestionAndNoTransfer() {
    assertThat(sync().json().get("processed").asInt()).isEqualTo(FRAMES);
    replica.clearRequests();
    replica.faults().when(".*/").then(Fault.clockOff(Duration.ofDays(1)));

    CommandRun run = sync();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("downloaded").asInt()).isZero();
    assertThat(replica.requests())
        .filteredOn(request -> request.kind() == RequestKind.FRAME)
        .hasSize(FRAMES)
        .allMatch(request -> request.status() == 304);
    replica.clearRequests();
    assertThat(sync().exitCode()).isZero();
    assertThat(replica.statistics().requests(RequestKind.FRAME)).isZero();
  }

  @Test
  void aHostThatIsNotKnownOrRefusesIsNamedAndTheNextRunGoesOn() {
    CommandRun unknown = sync(before("http://archive.invalid/level_05/"));
    assertThat(unknown.exitCode()).isEqualTo(3);
    assertThat(unknown.err()).contains("The host archive.invalid is not known");

    CommandRun refused = sync(before("http://127.0.0.1:1/level_05/"));
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("127.0.0.1:1 cannot be reached");

    assertThat(sync().json().get("processed").asInt()).isEqualTo(FRAMES);
  }

  private CommandRunner before(String archive) {
    return CommandRunner.inHome(folder.resolve("home"))
        .with("COMET_HUNTER_ARCHIVE_URL", archive)
        .with("COMET_HUNTER_HTTP_BACK_OFF", "10ms");
  }
}
