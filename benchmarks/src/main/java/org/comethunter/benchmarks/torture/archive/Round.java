package org.comethunter.benchmarks.torture.archive;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.benchmarks.torture.input.SmallArchive;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;

/** One home that is filled from a replica which misbehaves at first. */
final class Round implements AutoCloseable {
  private static final int ATTEMPTS_PER_RUN = 3;

  /** A redirect to the same path counts again, and is followed five times. */
  private static final int REQUESTS_PER_ATTEMPT = 6;

  /** Between looks at a replica; other hosts are not looked at that often. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final Duration USUAL = Duration.ofMinutes(5);
  private static final Duration LOOKING = Duration.ofMillis(2_500);

  /** Where there is no archive, and what is said of it. */
  private static final Map<String, String> NOWHERE =
      Map.of(
          "http://127.0.0.1:1/", "127.0.0.1:1 cannot be reached",
          "http://no-such-host.invalid/", "The host no-such-host.invalid is not known");

  private final Path home;
  private final Replica replica;
  private final InstantSource clock;
  private final List<FrameId> ids;
  private final Manners manners;
  private final List<String> findings = new ArrayList<>();
  private CometHunter hunter;
  private int runs;

  /**
   * Begins with an empty home.
   *
   * @param clock the replica's and the product's
   * @param ids the replica's frames
   */
  Round(Path home, Replica replica, InstantSource clock, List<FrameId> ids) {
    this.home = home;
    this.replica = replica;
    this.clock = clock;
    this.ids = ids;
    this.manners = new Manners(replica, clock);
    this.hunter = hunter(replica.archiveUrl().toString(), SHORT);
  }

  Manners manners() {
    return manners;
  }

  List<String> findings() {
    return findings;
  }

  Map<String, String> results() {
    return Results.of(hunter, ids);
  }

  /** Runs so often; after each, every file that is known must be in a state that is documented. */
  void run(int times) {
    for (int time = 0; time < times; time++) {
      runs++;
      Map<FrameId, ProcessedFile> before = Results.states(hunter, ids);
      if (isListed()) {
        ids.forEach(id -> hunter.file(id).flatMap(Round::complaint).ifPresent(findings::add));
      } else {
        compare(before, "though the day could not be listed");
      }
    }
  }

  /** Asks hosts that cannot be reached, and then goes on. */
  void leadAstray() {
    for (Map.Entry<String, String> nowhere : NOWHERE.entrySet()) {
      Map<FrameId, ProcessedFile> before = Results.states(hunter, ids);
      begin(nowhere.getKey(), USUAL);
      try {
        hunter.sync(Instrument.C2, SmallArchive.window());
        findings.add("Nobody missed " + nowhere.getKey());
      } catch (ArchiveUnavailableException e) {
        if (!e.getMessage().contains(nowhere.getValue())) {
          findings.add("It is said of " + nowhere.getKey() + ": " + e.getMessage());
        }
      }
      compare(before, "though " + nowhere.getKey() + " was asked");
    }
    begin(replica.archiveUrl().toString(), SHORT);
  }

  /** Ends all misbehaviour; then all must be as if nothing had been. */
  void end(Map<String, String> proper) {
    replica.faults().clear();
    for (FrameId id : ids) {
      if (hunter.file(id).filter(file -> file.status().isTerminal()).isPresent()) {
        hunter.retry(id);
      }
    }
    run(1);
    Map<String, String> now = results();
    if (!now.equals(proper)) {
      findings.add("In the end there is " + now + " instead of " + proper + ".");
    }
    findings.addAll(manners.lapses(runs * ATTEMPTS_PER_RUN * REQUESTS_PER_ATTEMPT));
  }

  /** Follows the archive for some seconds when nothing is new. */
  void look() throws InterruptedException {
    replica.clearRequests();
    long begun = System.nanoTime();
    hunter.follow(Set.of(Instrument.C2));
    Thread.sleep(LOOKING);
    hunter.unfollow(Set.of(Instrument.C2));
    long looks = 1 + Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    findings.addAll(manners.lapses((int) looks));
    if (replica.statistics().requests(RequestKind.METADATA) == 0) {
      findings.add("Nobody looked at the archive.");
    }
    if (replica.statistics().requests(RequestKind.FRAME) > 0) {
      findings.add("Frames were asked for though all are there.");
    }
  }

  private boolean isListed() {
    try {
      hunter.sync(Instrument.C2, SmallArchive.window());
      return true;
    } catch (ArchiveUnavailableException | UnexpectedContentException _) {
      return false;
    }
  }

  /** A run that ends takes every file as far as it gets: only these states are left then. */
  private static Optional<String> complaint(ProcessedFile file) {
    return switch (file.status()) {
      case PROCESSED -> Optional.empty();
      case DOWNLOADING_FAILED, IGNORE ->
          file.reason().filter(reason -> !reason.isBlank()).isPresent()
              ? Optional.empty()
              : Optional.of(file.id() + " is " + file.status() + " without a reason.");
      default ->
          Optional.of(
              "%s is left %s (%s)."
                  .formatted(file.id(), file.status(), file.reason().orElse("no reason")));
    };
  }

  private void compare(Map<FrameId, ProcessedFile> before, String why) {
    Map<FrameId, ProcessedFile> after = Results.states(hunter, ids);
    if (!after.equals(before)) {
      findings.add("There is " + after + " instead of " + before + ", " + why + ".");
    }
  }

  private void begin(String archive, Duration interval) {
    hunter.close();
    manners.restarted();
    hunter = hunter(archive, interval);
  }

  private CometHunter hunter(String archive, Duration interval) {
    return CometHunter.builder(home)
        .archiveUrl(archive)
        .scheduleUrl(replica.scheduleUrl().toString())
        .set(Key.HTTP_READ_TIMEOUT, "800ms")
        .set(Key.HTTP_CALL_TIMEOUT, "3s")
        // a replica that is busy with an answer notices late that the client has hung up
        .set(Key.HTTP_BACK_OFF, "200ms")
        .set(Key.DOWNLOAD_RETRY_DELAY, "200ms")
        .set(Key.DOWNLOAD_ATTEMPTS_PER_RUN, Integer.toString(ATTEMPTS_PER_RUN))
        .set(Key.LIVE_INTERVAL, interval.toSeconds() + "s")
        .set(Key.LIVE_LOOK_BACK, "3d")
        .clock(clock)
        .build();
  }

  @Override
  public void close() {
    hunter.close();
  }
}
