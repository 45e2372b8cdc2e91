package org.comethunter.application.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.comethunter.application.file.DownloadService;
import org.comethunter.application.file.MetadataService;
import org.comethunter.application.file.ProcessingService;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.file.Replacements;
import org.comethunter.application.picture.Darkrooms;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.pipeline.FlowSettings;
import org.comethunter.application.pipeline.Ingestion;
import org.comethunter.application.pipeline.LiveIngestion;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.slot.SlotService;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Everything the application needs, on parts in memory and a temporary folder. */
public final class Workbench {
  /** The day that most tests play on. */
  public static final LocalDate DAY = LocalDate.of(2025, 10, 17);

  /** All of that day. */
  public static final TimeWindow WINDOW =
      new TimeWindow(
          DAY.atStartOfDay().toInstant(ZoneOffset.UTC),
          DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));

  /** The time of day at which most tests begin. */
  public static final Instant NOON = WINDOW.start().plus(Duration.ofHours(12));

  /** Three attempts, no waits, a claim for five minutes. */
  public static final RetryPolicy POLICY =
      new RetryPolicy(3, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5));

  public final MovableClock clock = new MovableClock(NOON);
  public final Faults faults = new Faults();
  public final MemoryMetadata metadataRows = new MemoryMetadata(faults);
  public final MemoryProcessedFiles files = new MemoryProcessedFiles(faults, metadataRows);
  public final MemorySlots slotRows = new MemorySlots(faults);
  public final ScriptedArchive archive = new ScriptedArchive(clock);
  public final ScriptedSchedule schedule = new ScriptedSchedule(clock);
  public final RecordedEvents events = new RecordedEvents();
  public final TextFrameReader reader = new TextFrameReader();
  public final DiskFrameStore store;

  /** Two frames are processed at once. */
  public final Executor processors =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());

  public final MetadataService metadata = new MetadataService(archive, metadataRows, events);
  public final Replacements replacements = new Replacements(metadataRows, files);
  public final SlotService slots = new SlotService(schedule, slotRows, events, clock);
  public final SlotSync slotSync = new SlotSync(slots);
  public final DownloadService downloads;
  public final ProcessingService processing;
  public final RecoveryService recovery;

  public Workbench(Path home) {
    this(home, StandardPictures.DEFAULT);
  }

  /** With pictures that are made like that. */
  public Workbench(Path home, StandardPictures pictures) {
    store = new DiskFrameStore(home);
    downloads = new DownloadService(archive, store, reader, files, POLICY, events, clock);
    processing =
        new ProcessingService(
            store,
            reader,
            new Darkrooms(reader, new TextPictureEncoder(), pictures),
            metadata,
            files,
            POLICY,
            events,
            clock);
    recovery = new RecoveryService(store, files, pictures, POLICY, POLICY, events, clock);
  }

  /** The shared part of the pipelines. */
  public Ingestion ingestion(FlowSettings settings) {
    return new Ingestion(
        metadata,
        downloads,
        processing,
        recovery,
        replacements,
        files,
        POLICY,
        settings,
        processors);
  }

  public ObservationSync observationSync(int downloadsAtOnce, int attemptsPerRun) {
    return new ObservationSync(ingestion(new FlowSettings(downloadsAtOnce, attemptsPerRun)));
  }

  public LiveIngestion liveIngestion(Duration lookBack) {
    return new LiveIngestion(ingestion(new FlowSettings(4, 1)), metadata, slots, lookBack, clock);
  }

  /** The id of a C3 frame of {@link #DAY}. */
  public static FrameId id(int number) {
    return new FrameId(DAY, Instrument.C3, String.valueOf(33862000 + number));
  }

  /** A C3 frame of {@link #DAY}, a few minutes after the one before. */
  public static TestFrame frame(int number) {
    return TestFrame.normal(
        Instrument.C3, WINDOW.start().plus(Duration.ofMinutes(6L + 12L * number)));
  }

  /** Puts so many C3 frames of {@link #DAY} into the archive, from number 0 on. */
  public List<FrameId> fillArchive(int count) {
    List<FrameId> ids = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      archive.add(id(number), frame(number));
      ids.add(id(number));
    }
    return ids;
  }

  /** A file that the archive holds and that is DISCOVERED. */
  public FrameId discovered(int number, TestFrame frame) {
    FrameId id = id(number);
    archive.add(id, frame);
    metadataRows.addNew(List.of(frame.line(id)));
    files.addNew(List.of(ProcessedFile.discovered(id, frame.observedAt())));
    return id;
  }

  /** A file that is DOWNLOADED. */
  public FrameId downloaded(int number, TestFrame frame) {
    FrameId id = discovered(number, frame);
    downloads.download(id);
    return id;
  }

  /** A file that is READY. */
  public FrameId ready(int number, TestFrame frame) {
    FrameId id = downloaded(number, frame);
    processing.decide(id);
    return id;
  }

  /** A file that is PROCESSED. */
  public FrameId processed(int number, TestFrame frame) {
    FrameId id = ready(number, frame);
    processing.process(id);
    return id;
  }

  public FileStatus status(FrameId id) {
    return files.get(id).status();
  }

  public void writeRaw(FrameId id, byte[] bytes) throws IOException {
    write(store.raw(id), bytes);
  }

  public static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
