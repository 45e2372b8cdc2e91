package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.service.RunningService;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.replica.ArchiveContent;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.Replica;

/**
 * The product at work on a free port, over a replica of the archive, at a date of the test's
 * choice.
 *
 * <p>The archive's clock stands still, so that no new frame comes in by itself; {@link #letPass}
 * and {@link #letNextFrameAppear} move it. The product's clock goes on from there. It follows no
 * camera until it is told to.
 */
final class Observatory implements AutoCloseable {
  private static final String FRAME_FILES = ".*\\.fts";

  private final ArchiveContent content;
  private final MovableClock archiveClock;
  private final Replica replica;
  private final Path home;
  private RunningService service;
  private final List<CountDownLatch> held = new ArrayList<>();
  private final Instant opened;

  private Observatory(
      ArchiveContent content, MovableClock archiveClock, Replica replica, Path home, Instant opened)
      throws Exception {
    this.content = content;
    this.archiveClock = archiveClock;
    this.replica = replica;
    this.home = home;
    this.opened = opened;
    this.service = start(0);
  }

  /**
   * Opens it.
   *
   * @param home an empty folder
   * @param now the date and time it is there
   * @param there the windows whose frames have been brought before
   */
  static Observatory open(
      Path home, ArchiveContent content, Instant now, Map<Instrument, TimeWindow> there)
      throws Exception {
    return open(home, content, now, there, "on");
  }

  /**
   * Opens it.
   *
   * @param search {@code on} or {@code off}: whether the frames that have been brought before were
   *     searched for candidates
   */
  static Observatory open(
      Path home,
      ArchiveContent content,
      Instant now,
      Map<Instrument, TimeWindow> there,
      String search)
      throws Exception {
    MovableClock archiveClock = new MovableClock(now);
    Replica replica = Replica.of(content).clock(archiveClock).start();
    try {
      if (!there.isEmpty()) {
        fill(home, replica, archiveClock, there, search);
      }
      Instant opened = Instant.now();
      return new Observatory(content, archiveClock, replica, home, opened);
    } catch (Exception | AssertionError e) {
      replica.close();
      throw e;
    }
  }

  private RunningService start(int port) throws Exception {
    RunningService started =
        RunningService.start(
            home,
            replica,
            this::now,
            Map.of(
                Key.WEB_PORT, "" + port,
                Key.LIVE_INTERVAL, "1s",
                Key.LIVE_GRACE, "24h",
                Key.LIVE_LOOK_BACK, "2h"));
    started.post("/scheduler/stop", "");
    return started;
  }

  private static void fill(
      Path home,
      Replica replica,
      MovableClock clock,
      Map<Instrument, TimeWindow> there,
      String search) {
    try (CometHunter hunter =
        CometHunter.builder(home)
            .archiveUrl(replica.archiveUrl().toString())
            .scheduleUrl(replica.scheduleUrl().toString())
            .clock(clock)
            .set(Key.SEARCH_CANDIDATES, search)
            .build()) {
      there.forEach(
          (camera, window) -> {
            IngestionReport report = hunter.sync(camera, window);
            assertThat(report.isComplete()).as(report.inWords()).isTrue();
          });
    }
  }

  /**
   * Ends the product and starts it anew in the same place.
   *
   * @param meanwhile what is done while nobody answers
   */
  void restart(Runnable meanwhile) throws Exception {
    int port = service.address("/").getPort();
    service.close();
    meanwhile.run();
    service = start(port);
  }

  /** Where the product answers. */
  URI address(String path) {
    return service.address(path);
  }

  /** A client of its routes. */
  RunningService service() {
    return service;
  }

  /** The archive, with its faults and its log. */
  Replica replica() {
    return replica;
  }

  /** What time it is there. */
  Instant now() {
    return archiveClock.instant().plus(Duration.between(opened, Instant.now()));
  }

  /** How far the product's clock is ahead of the true one. */
  Duration aheadOfReality() {
    return Duration.between(opened, archiveClock.instant());
  }

  /** Where the simulated comets truly are, in the frames of the last three days. */
  Truth truth() throws IOException {
    return Truth.of(content, archiveClock.instant());
  }

  /** Lets time pass, and frames appear in the archive. */
  void letPass(Duration time) {
    archiveClock.move(time);
  }

  /** Has the product look for new frames of a camera every second. */
  void follow(Instrument camera) throws Exception {
    String body = "{\"instruments\":[\"%s\"]}".formatted(camera.code());
    assertThat(service.post("/scheduler/start", body).statusCode()).isEqualTo(200);
  }

  /**
   * Lets time pass until the next frame of a camera has appeared in the archive.
   *
   * @return its id; the product need not have it yet
   */
  FrameId letNextFrameAppear(Instrument camera) throws IOException {
    Instant now = archiveClock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    List<ArchivedFile> files = new ArrayList<>();
    for (LocalDate day : List.of(today.minusDays(1), today, today.plusDays(1))) {
      files.addAll(content.files(camera, day, Instant.MAX));
    }
    ArchivedFile next =
        files.stream()
            .filter(file -> file.modifiedAt().isAfter(now))
            .min(Comparator.comparing(ArchivedFile::modifiedAt))
            .orElseThrow(() -> new AssertionError("No frame of " + camera + " will appear."));
    letPass(Duration.between(now, next.modifiedAt()));
    return FrameId.ofFile(next.day(), camera, next.name());
  }

  /** Sends each frame only after a time, from now on. */
  void slowDownloads(Duration eachFrame) {
    replica.faults().when(FRAME_FILES).then(Fault.stall(eachFrame));
  }

  /**
   * Sends some frames at once, and the others not before the latch opens. The latch opens at the
   * observatory's end, should the test not have opened it.
   */
  CountDownLatch holdDownloadsAfter(int frames) {
    CountDownLatch release = new CountDownLatch(1);
    held.add(release);
    AtomicInteger asked = new AtomicInteger();
    replica
        .faults()
        .when(path -> path.matches(FRAME_FILES) && asked.incrementAndGet() > frames)
        .then(Fault.stall(release));
    return release;
  }

  @Override
  public void close() {
    held.forEach(CountDownLatch::countDown);
    service.close();
    replica.close();
  }
}
