package org.comethunter.benchmarks.torture.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.benchmarks.torture.Budget;
import org.comethunter.benchmarks.torture.Outcome;
import org.comethunter.benchmarks.torture.Trial;
import org.comethunter.benchmarks.torture.input.SmallArchive;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.http.LoopbackServer;
import org.comethunter.simulator.http.Response;
import org.comethunter.simulator.replica.FolderContent;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;

/**
 * Brings a day from an archive that spoils 30 % of all requests, in every way there is. However
 * that goes, every file has a state with a reason; once the archive behaves, every file is there as
 * if nothing had been; and the archive was asked politely all the time.
 */
public final class ArchiveTrial implements Trial {
  private static final double SHARE = 0.3;
  private static final int FRAMES = 4;
  private static final int SPOILT_RUNS = 5;
  private static final int ATTEMPTS_PER_RUN = 3;
  private static final Duration LOOKING = Duration.ofMillis(2_500);

  @Override
  public String name() {
    return "archive-faults";
  }

  @Override
  public Outcome hold(Budget budget) throws Exception {
    Path archive = budget.work().resolve("archive");
    List<FrameId> ids = SmallArchive.write(archive, FRAMES);
    InstantSource clock =
        Clock.offset(
            Clock.systemUTC(),
            Duration.between(Instant.now(), SmallArchive.window().end().plus(Duration.ofHours(6))));
    Budget.Spending spending = budget.begin();
    List<String> findings = new ArrayList<>();
    AtomicInteger strayed = new AtomicInteger();
    long requests = 0;
    long spoilt = 0;
    long rounds = 0;
    try (LoopbackServer elsewhere =
        LoopbackServer.start(
            0,
            (_, wire) -> {
              strayed.incrementAndGet();
              wire.send(Response.error(404));
            })) {
      URI other = URI.create("http://localhost:" + elsewhere.port() + "/evil.fts");
      Map<String, String> proper =
          undisturbed(budget.work().resolve("proper"), archive, clock, ids);
      while (spending.allows(rounds) && findings.size() < 20) {
        long seed = budget.seed() * 1_000_003 + rounds;
        Path home = budget.work().resolve("home" + rounds++);
        try (Replica replica =
            Replica.of(FolderContent.of(archive)).clock(clock).seed(seed).start()) {
          Misbehaviour.begin(replica, SHARE, other);
          List<String> found = new ArrayList<>();
          try (CometHunter hunter = hunter(home, replica, clock)) {
            found.addAll(round(hunter, replica, ids, proper));
          }
          requests += replica.requests().size();
          spoilt += replica.requests().stream().filter(it -> it.fault().isPresent()).count();
          found.forEach(what -> findings.add("Seed " + seed + ": " + what));
        }
      }
    }
    if (strayed.get() > 0) {
      findings.add("Another host was asked " + strayed.get() + " times.");
    }
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("requests after the last look began", Long.toString(requests));
    figures.put("of them spoilt", Long.toString(spoilt));
    return new Outcome(name(), budget.seed(), rounds, spending.spent(), findings, figures);
  }

  private static Map<String, String> undisturbed(
      Path home, Path archive, InstantSource clock, List<FrameId> ids) throws IOException {
    try (Replica replica = Replica.of(FolderContent.of(archive)).clock(clock).start();
        CometHunter hunter = hunter(home, replica, clock)) {
      hunter.sync(Instrument.C2, SmallArchive.window());
      return hashes(hunter, ids);
    }
  }

  private static List<String> round(
      CometHunter hunter, Replica replica, List<FrameId> ids, Map<String, String> proper)
      throws InterruptedException {
    List<String> findings = new ArrayList<>();
    for (int run = 0; run < SPOILT_RUNS; run++) {
      sync(hunter);
      ids.forEach(id -> hunter.file(id).flatMap(ArchiveTrial::complaint).ifPresent(findings::add));
    }
    replica.faults().clear();
    ids.forEach(
        id ->
            hunter
                .file(id)
                .filter(file -> file.status().isTerminal())
                .ifPresent(_ -> hunter.retry(id)));
    // a server that asked for patience is given it
    Thread.sleep(1000);
    sync(hunter);
    Map<String, String> now = hashes(hunter, ids);
    if (!now.equals(proper)) {
      findings.add("In the end there is " + now + " instead of " + proper + ".");
    }
    int runs = SPOILT_RUNS + 1;
    // a redirect to the same path counts again, and is followed five times
    findings.addAll(Manners.lapses(replica, runs * ATTEMPTS_PER_RUN * 6));
    findings.addAll(look(hunter, replica));
    return findings;
  }

  /** Follows the archive for some seconds when nothing is new. */
  private static List<String> look(CometHunter hunter, Replica replica)
      throws InterruptedException {
    replica.clearRequests();
    long begun = System.nanoTime();
    hunter.follow(Set.of(Instrument.C2));
    Thread.sleep(LOOKING);
    hunter.unfollow(Set.of(Instrument.C2));
    long looks = 1 + Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    List<String> findings = new ArrayList<>(Manners.lapses(replica, (int) looks));
    if (replica.statistics().requests(RequestKind.METADATA) == 0) {
      findings.add("Nobody looked at the archive.");
    }
    if (replica.statistics().requests(RequestKind.FRAME) > 0) {
      findings.add("Frames were asked for though all are there.");
    }
    return findings;
  }

  private static void sync(CometHunter hunter) {
    try {
      hunter.sync(Instrument.C2, SmallArchive.window());
    } catch (ArchiveUnavailableException | UnexpectedContentException _) {
      // the day could not be listed at all this time
    }
  }

  /** What is wrong with a file's state after a run. */
  private static Optional<String> complaint(ProcessedFile file) {
    return switch (file.status()) {
      case PROCESSED, DISCOVERED, DOWNLOADED, READY -> Optional.empty();
      case DOWNLOADING, PROCESSING -> Optional.of(file.id() + " is left " + file.status() + ".");
      default ->
          file.reason().filter(reason -> !reason.isBlank()).isPresent()
              ? Optional.empty()
              : Optional.of(file.id() + " is " + file.status() + " without a reason.");
    };
  }

  private static Map<String, String> hashes(CometHunter hunter, List<FrameId> ids) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (FrameId id : ids) {
      Optional<ProcessedFile> file = hunter.file(id);
      String state = file.map(ProcessedFile::status).map(FileStatus::name).orElse("unknown");
      hashes.put(
          id.toString(),
          state
              + " "
              + file.flatMap(ProcessedFile::raw).map(Object::toString).orElse("no raw file")
              + " "
              + digest(hunter.picture(id)));
    }
    return hashes;
  }

  private static String digest(Path picture) {
    try {
      return Files.exists(picture)
          ? Integer.toHexString(Arrays.hashCode(Files.readAllBytes(picture)))
          : "no picture";
    } catch (IOException e) {
      throw new UncheckedIOException("The picture cannot be read.", e);
    }
  }

  private static CometHunter hunter(Path home, Replica replica, InstantSource clock) {
    return CometHunter.builder(home)
        .archiveUrl(replica.archiveUrl().toString())
        .scheduleUrl(replica.scheduleUrl().toString())
        .set(Key.HTTP_READ_TIMEOUT, "400ms")
        .set(Key.HTTP_CALL_TIMEOUT, "2s")
        .set(Key.HTTP_BACK_OFF, "10ms")
        .set(Key.DOWNLOAD_RETRY_DELAY, "10ms")
        .set(Key.DOWNLOAD_ATTEMPTS_PER_RUN, Integer.toString(ATTEMPTS_PER_RUN))
        .set(Key.LIVE_INTERVAL, "1s")
        .set(Key.LIVE_LOOK_BACK, "3d")
        .clock(clock)
        .build();
  }
}
