package org.comethunter.bootstrap.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.comethunter.application.event.Event;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.Stage;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.ForwardingPorts;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.home.HomeUnusableException;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.IllegalTransitionException;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library on an archive in memory: no web, no jobs, no network. */
class EmbeddingTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final TimeWindow MORNING =
      new TimeWindow(NOON.minus(Duration.ofHours(2)), NOON.minus(Duration.ofHours(1)));

  @TempDir Path home;
  private final InMemoryArchive archive = new InMemoryArchive();
  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final BlockingQueue<FrameEntry> ready = new LinkedBlockingQueue<>();

  @BeforeEach
  void fillArchive() throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    LocalDate day = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    for (ArchivedFile file : sky.files(Instrument.C3, day, NOON)) {
      FileMetadata metadata = metadata(file);
      if (MORNING.contains(metadata.observedAt())) {
        archive.add(metadata, sky.read(file));
      }
    }
  }

  private static FileMetadata metadata(ArchivedFile file) {
    String[] words = file.metadataLine().strip().split("\\s+", -1);
    Instant observedAt = Instant.parse(words[1].replace('/', '-') + "T" + words[2] + "Z");
    return new FileMetadata(
        FrameId.ofFile(file.day(), file.instrument(), file.name()),
        observedAt,
        0,
        1024,
        1024,
        "Clear",
        "Clear",
        "Normal",
        OptionalDouble.empty(),
        Optional.of(file.modifiedAt()),
        false);
  }

  private CometHunter.Builder builder() {
    return CometHunter.builder(home)
        .clock(InstantSource.fixed(NOON))
        .listener(this::hear)
        .adapters(
            standard ->
                new ForwardingPorts(standard) {
                  @Override
                  public SolarArchive archive() {
                    return archive;
                  }

                  @Override
                  public DownlinkSchedule schedule() {
                    return () ->
                        List.of(
                            DownlinkSlot.announced(
                                new TimeWindow(NOON.minusSeconds(600), NOON.plusSeconds(600)),
                                "D34"));
                  }
                });
  }

  private void hear(Event event) {
    heard.add(event);
    if (event instanceof Event.FrameReady(FrameEntry frame)) {
      ready.add(frame);
    }
  }

  @Test
  void bringsFramesFromTheProgramsOwnArchive() {
    try (CometHunter hunter = builder().build()) {
      assertThat(hunter.sync(Instrument.C3, MORNING).processed())
          .isEqualTo(archive.downloads().size())
          .isGreaterThan(2);

      List<FrameEntry> frames = hunter.frames(Instrument.C3, MORNING).toList();

      assertThat(frames).extracting(it -> it.file().observedAt()).isSorted();
      assertThat(frames).hasSameSizeAs(archive.downloads());
      FrameEntry first = frames.getFirst();
      assertThat(hunter.frame(first.id())).contains(first);
      assertThat(hunter.file(first.id()).orElseThrow().status()).isEqualTo(FileStatus.PROCESSED);
      assertThat(hunter.pixels(first.id()).counts().width()).isEqualTo(1024);
      assertThat(hunter.raw(first.id())).isRegularFile();
      assertThat(hunter.picture(first.id())).isRegularFile();
      assertThat(ready).containsExactlyInAnyOrderElementsOf(frames);

      assertThat(hunter.sync(Instrument.C3, MORNING).downloaded()).as("again").isZero();
    }
    assertThat(home.resolve("jobs.db")).as("no jobs").doesNotExist();
    assertThat(home.resolve("logs")).as("the program's own log is left alone").doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"on, true", "off, false"})
  void searchesFramesUnlessToldNotTo(String search, boolean searched) {
    Set<Stage> stages = ConcurrentHashMap.newKeySet();
    try (CometHunter hunter = builder().set(Key.SEARCH_CANDIDATES, search).build()) {
      hunter.sync(Instrument.C3, MORNING, (stage, _, _) -> stages.add(stage), new Cancellation());
    }
    assertThat(stages).contains(Stage.PROCESSING);
    assertThat(stages.contains(Stage.SEARCHING)).isEqualTo(searched);
  }

  @Test
  void tellsEachFilesWayInOrder() {
    try (CometHunter hunter = builder().build()) {
      hunter.sync(Instrument.C3, MORNING);
    }
    FrameId one = ready.peek().id();
    List<String> way =
        heard.stream().filter(event -> isAbout(event, one)).map(Event::type).toList();
    assertThat(way)
        .containsExactly("download.completed", "process.ready", "process.completed", "frame.ready");
    assertThat(heard.getFirst().type()).isEqualTo("metadata.synced");
  }

  private static boolean isAbout(Event event, FrameId id) {
    return switch (event) {
      case Event.DownloadCompleted(FrameId file) -> file.equals(id);
      case Event.ProcessReady(FrameId file) -> file.equals(id);
      case Event.ProcessCompleted(FrameId file, FileStatus _) -> file.equals(id);
      case Event.FrameReady(FrameEntry frame) -> frame.id().equals(id);
      default -> false;
    };
  }

  @Test
  void knowsTheSlotsAndFollowsTheArchive() throws Exception {
    try (CometHunter hunter = builder().set(Key.LIVE_LOOK_BACK, "3h").build()) {
      assertThat(hunter.syncSlots().added()).isEqualTo(1);
      assertThat(hunter.slots(new TimeWindow(NOON, NOON.plusSeconds(1))))
          .extracting(DownlinkSlot::status)
          .containsExactly(SlotStatus.ACTIVE);

      hunter.follow(Set.of(Instrument.C3));

      assertThat(ready.poll(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(hunter.live().on()).containsExactly(Instrument.C3);
      hunter.unfollow(Set.of(Instrument.C3));
      assertThat(hunter.live().on()).isEmpty();
    }
  }

  @Test
  void doesItsPixelWorkOnTheProgramsThreads() {
    List<String> threads = new CopyOnWriteArrayList<>();
    try (ExecutorService mine =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("mine").factory());
        CometHunter hunter =
            builder()
                .executor(mine)
                .listener(
                    event -> {
                      if (event instanceof Event.FrameReady) {
                        threads.add(Thread.currentThread().getName());
                      }
                    })
                .build()) {
      hunter.sync(Instrument.C3, MORNING);
    }
    assertThat(threads).isNotEmpty().containsOnly("mine");
  }

  @Test
  void reopensAFileThatWasGivenUp() throws Exception {
    FileMetadata broken = brokenFile();
    try (CometHunter hunter = builder().set(Key.DOWNLOAD_ATTEMPTS, "1").build()) {
      assertThat(hunter.sync(Instrument.C3, MORNING).failed()).containsOnlyKeys(broken.id());
      assertThat(hunter.file(broken.id()).orElseThrow().status()).isEqualTo(FileStatus.IGNORE);

      assertThat(hunter.retry(broken.id()).orElseThrow().status()).isEqualTo(FileStatus.DISCOVERED);

      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> hunter.retry(broken.id()));
      assertThat(hunter.retry(FrameId.parse("20260310-c3-99999999"))).isEmpty();
    }
  }

  private FileMetadata brokenFile() {
    FileMetadata broken =
        new FileMetadata(
            FrameId.parse("20260310-c3-33999999"),
            MORNING.start().plusSeconds(1),
            19,
            1024,
            1024,
            "Clear",
            "Clear",
            "Normal",
            OptionalDouble.empty(),
            Optional.empty(),
            false);
    archive.add(broken, "no FITS".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return broken;
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    try (CometHunter hunter = builder().build()) {
      TimeWindow years = new TimeWindow(NOON.minus(Duration.ofDays(900)), NOON);
      assertThatIllegalArgumentException().isThrownBy(() -> hunter.sync(Instrument.C3, years));
      assertThatExceptionOfType(HomeUnusableException.class).isThrownBy(() -> builder().build());
    }
    Path file = Files.createFile(home.resolve("file"));
    assertThatExceptionOfType(HomeUnusableException.class)
        .isThrownBy(() -> CometHunter.builder(file).build());
  }
}
