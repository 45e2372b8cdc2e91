package org.comethunter.application.retention;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FilePart;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetentionLimit;
import org.comethunter.domain.file.StoredFile;

/**
 * Lets files of finished frames go, the oldest observations first, until the limits are kept. Rows
 * stay, and say so. Frames in which somebody has marked something keep everything. Thread-safe: of
 * several runs at once, one does it.
 *
 * <p>The row is written first, then the file is removed. After a crash in between the row says that
 * the file was let go and it is still there: the first run of the next process removes it.
 */
public final class Retention {
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());

  /** What a person has asked for again stays so long. */
  private static final Duration STAY = Duration.ofDays(7);

  private static final int PAGE = 200;

  private final FileCatalogue catalogue;
  private final ProcessedFileRepository files;
  private final ObservationRepository observations;
  private final FrameStore store;
  private final RetentionSettings settings;
  private final InstantSource clock;
  private final ReentrantLock running = new ReentrantLock();
  private boolean swept;

  /** Works on these. */
  public Retention(
      FileCatalogue catalogue,
      ProcessedFileRepository files,
      ObservationRepository observations,
      FrameStore store,
      RetentionSettings settings,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.files = files;
    this.observations = observations;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Lets go what is too much. A disk that cannot remove files is told to the log: the work goes on.
   *
   * @return how many files were let go
   */
  public int run() {
    if (!running.tryLock()) {
      return 0;
    }
    try {
      int gone = 0;
      for (FilePart part : FilePart.values()) {
        if (!(settings.of(part) instanceof RetentionLimit.Everything)) {
          sweep();
          gone += run(part);
        }
      }
      return gone;
    } catch (StorageException e) {
      LOG.log(WARNING, "Files could not be let go: {0}", e.getMessage());
      return 0;
    } finally {
      running.unlock();
    }
  }

  /** Removes what a process that died between the row and the file has left. */
  private void sweep() {
    if (swept) {
      return;
    }
    store.visit(
        found ->
            found
                .id()
                .flatMap(files::find)
                .filter(file -> wasLetGo(file, found.kind()))
                .ifPresent(_ -> store.discard(found)));
    swept = true;
  }

  private static boolean wasLetGo(ProcessedFile file, FrameStore.Found.Kind kind) {
    return switch (kind) {
      case RAW -> file.lettingGo().rawAt().isPresent();
      case PICTURE -> file.lettingGo().pictureAt().isPresent();
      case TEMPORARY, UNKNOWN -> false;
    };
  }

  private int run(FilePart part) {
    Excess excess = new Excess(settings.of(part), part);
    int gone = 0;
    Optional<FrameQuery.Place> place = Optional.empty();
    boolean more = excess.isLeft();
    while (more) {
      List<ProcessedFile> page = catalogue.oldestWith(part, place, PAGE);
      List<ProcessedFile> chosen = choose(page, part, excess);
      gone += letGo(chosen, part);
      more = page.size() == PAGE && excess.isLeft();
      place = page.isEmpty() ? place : Optional.of(placeOf(page.getLast()));
    }
    if (gone > 0) {
      LOG.log(
          INFO,
          part == FilePart.RAW ? "{0} raw files were let go." : "{0} pictures were let go.",
          gone);
    }
    return gone;
  }

  private static FrameQuery.Place placeOf(ProcessedFile file) {
    return new FrameQuery.Place(file.observedAt(), file.id());
  }

  private List<ProcessedFile> choose(List<ProcessedFile> page, FilePart part, Excess excess) {
    Set<FrameId> marked = observations.markedFrames();
    Instant asked = clock.instant().minus(STAY);
    List<ProcessedFile> chosen = new ArrayList<>();
    for (ProcessedFile file : page) {
      boolean stays =
          marked.contains(file.id())
              || file.lettingGo().askedForAt().filter(asked::isBefore).isPresent();
      if (!stays && excess.takes(file, part)) {
        chosen.add(file);
      }
    }
    return chosen;
  }

  /** Somebody may mark something in a frame just when it is let go: the mark wins. */
  private int letGo(List<ProcessedFile> chosen, FilePart part) {
    Instant now = clock.instant();
    List<ProcessedFile> recorded = new ArrayList<>();
    for (ProcessedFile file : chosen) {
      ProcessedFile after = part == FilePart.RAW ? file.rawLetGo(now) : file.pictureLetGo(now);
      if (files.compareAndSet(file, after)) {
        recorded.add(after);
      }
    }
    Set<FrameId> marked = recorded.isEmpty() ? Set.of() : observations.markedFrames();
    int gone = 0;
    for (ProcessedFile file : recorded) {
      if (marked.contains(file.id())) {
        files.compareAndSet(file, file.keptAfterAll(before(chosen, file.id()).lettingGo()));
      } else {
        discard(file.id(), part);
        gone++;
      }
    }
    return gone;
  }

  private static ProcessedFile before(List<ProcessedFile> chosen, FrameId id) {
    return chosen.stream().filter(file -> file.id().equals(id)).findFirst().orElseThrow();
  }

  private void discard(FrameId id, FilePart part) {
    switch (part) {
      case RAW -> store.discardRaw(id);
      case PICTURE -> store.discardPicture(id);
    }
  }

  /** What is still too much. */
  private final class Excess {
    private final RetentionLimit limit;
    private final Instant now = clock.instant();
    private long bytes;
    private boolean old = true;

    Excess(RetentionLimit limit, FilePart part) {
      this.limit = limit;
      if (limit instanceof RetentionLimit.Size size) {
        bytes = catalogue.bytes(part) - size.bytes();
      }
    }

    boolean isLeft() {
      return switch (limit) {
        case RetentionLimit.Everything _ -> false;
        case RetentionLimit.Age _ -> old;
        case RetentionLimit.Size _ -> bytes > 0;
      };
    }

    boolean takes(ProcessedFile file, FilePart part) {
      if (!isLeft()) {
        return false;
      }
      switch (limit) {
        case RetentionLimit.Everything _ -> {
          return false;
        }
        case RetentionLimit.Age age -> {
          old = file.observedAt().isBefore(now.minus(age.length()));
          return old;
        }
        case RetentionLimit.Size _ -> {
          Optional<StoredFile> stored = part == FilePart.RAW ? file.raw() : file.picture();
          bytes -= stored.map(StoredFile::size).orElse(0L);
          return true;
        }
      }
    }
  }
}
