package org.comethunter.application.file;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static org.comethunter.domain.file.FileStatus.DISCOVERED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.FileNotInArchiveException;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.file.StoredFile;

/** Brings files from the archive to the disk. Thread-safe. */
public final class DownloadService {
  private static final System.Logger LOG = System.getLogger(DownloadService.class.getName());

  private final SolarArchive archive;
  private final FrameStore store;
  private final FrameReader reader;
  private final ProcessedFileRepository files;
  private final FileJournal journal;
  private final RetryPolicy policy;
  private final EventListener events;
  private final InstantSource clock;

  /** A refresh holds no claim: this keeps two of one file from writing over each other. */
  private final Set<FrameId> refreshing = ConcurrentHashMap.newKeySet();

  /** Works on these. */
  public DownloadService(
      SolarArchive archive,
      FrameStore store,
      FrameReader reader,
      ProcessedFileRepository files,
      RetryPolicy policy,
      EventListener events,
      InstantSource clock) {
    this.archive = archive;
    this.store = store;
    this.reader = reader;
    this.files = files;
    this.journal = new FileJournal(files);
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Gives back the claims of work that was broken off when not even that could be written.
   *
   * @throws StorageException if it still cannot be
   */
  public void giveBackOwedClaims() {
    journal.giveBackOwed();
  }

  /** Gives every listed file that has none yet its place in the life cycle: DISCOVERED. */
  public int register(Collection<FileMetadata> listed) {
    return files.addNew(
        listed.stream()
            .map(file -> ProcessedFile.discovered(file.id(), file.observedAt()))
            .toList());
  }

  /**
   * Makes one attempt to bring a DISCOVERED or DOWNLOADING_FAILED file to the disk. A sound file
   * that is already there, and that no record contradicts, is taken as it is. An interrupted thread
   * begins none.
   *
   * @throws StorageException if the disk or the database failed; the claim is given back if that is
   *     still possible
   */
  public DownloadOutcome download(FrameId id) {
    if (Thread.currentThread().isInterrupted()) {
      return DownloadOutcome.INTERRUPTED;
    }
    ProcessedFile file = journal.get(id);
    if (file.status() != DISCOVERED && file.status() != DOWNLOADING_FAILED) {
      return DownloadOutcome.NOT_MINE;
    }
    if (file.status() == DISCOVERED && isSoundOnDisk(file)) {
      return adopt(file);
    }
    Optional<ProcessedFile> claim = journal.record(file, it -> it.beginDownload(clock.instant()));
    if (claim.isEmpty()) {
      return DownloadOutcome.NOT_MINE;
    }
    ProcessedFile mine = claim.get();
    try {
      return file.status() == DOWNLOADING_FAILED && isSoundOnDisk(mine) ? adopt(mine) : fetch(mine);
    } catch (ArchiveUnavailableException e) {
      if (Thread.currentThread().isInterrupted()) {
        return interrupted(mine, e);
      }
      return failed(mine, e.getMessage(), DownloadOutcome.FAILED_FOR_NOW);
    } catch (MalformedFrameException | FileNotInArchiveException | UnexpectedContentException e) {
      return failed(mine, e.getMessage(), DownloadOutcome.FAILED);
    } catch (StorageException e) {
      if (Thread.currentThread().isInterrupted()) {
        return interrupted(mine, e);
      }
      if (!journal.giveBack(mine, e)) {
        return lostClaim(mine, e);
      }
      throw e;
    } catch (RuntimeException e) {
      LOG.log(WARNING, "Downloading " + id + " failed in an unforeseen way.", e);
      return failed(mine, String.valueOf(e.getMessage()), DownloadOutcome.FAILED);
    }
  }

  /**
   * Fetches a processed file again because the archive seems to have replaced it, or because it is
   * lost or damaged here; not if it is sound and the archive says that it is the same. The earlier
   * file and its picture stay as they are until the new one is complete. A refresh that was broken
   * off half-way left the file PROCESSING_FAILED with its earlier raw file: it is taken up again.
   *
   * @return DOWNLOADED if the better file is there, which is READY then; ALREADY_ON_DISK if there
   *     is none; FAILED_FOR_NOW; FAILED if trying again at once would not help; NOT_MINE if another
   *     works on it
   * @throws StorageException if the disk or the database failed
   */
  public DownloadOutcome refresh(FrameId id) {
    if (!refreshing.add(id)) {
      return DownloadOutcome.NOT_MINE;
    }
    try {
      ProcessedFile file = journal.get(id);
      boolean finished = file.status() == PROCESSED || file.status() == PROCESSING_FAILED;
      return finished ? fetchBetter(file) : DownloadOutcome.NOT_MINE;
    } finally {
      refreshing.remove(id);
    }
  }

  /** A file that is lost or damaged here is fetched whatever the archive has of it. */
  private DownloadOutcome fetchBetter(ProcessedFile file) {
    boolean here =
        file.raw().filter(raw -> store.matches(store.raw(file.id()), raw, true)).isPresent();
    String why = here ? "The archive replaced the file." : "The raw file is missing or damaged.";
    try (FrameStore.Incoming incoming = store.receiveRaw(file.id())) {
      Optional<SolarArchive.Transfer> changed =
          here && file.rawModifiedAt().isPresent()
              ? archive.downloadIfChanged(file.id(), file.rawModifiedAt().get(), incoming.sink())
              : Optional.of(archive.download(file.id(), incoming.sink()));
      if (changed.isEmpty()) {
        return DownloadOutcome.ALREADY_ON_DISK;
      }
      SolarArchive.Transfer transfer = changed.get();
      checkStructure(incoming.received());
      transfer.modifiedAt().ifPresent(incoming::modifiedAt);
      // first: where it cannot be put in place, the earlier file's picture stays in the lists
      StoredFile raw = incoming.keep();
      Optional<ProcessedFile> outdated =
          file.status() == PROCESSING_FAILED
              ? Optional.of(file)
              : journal.record(file, it -> it.pictureLost(why));
      if (outdated.isEmpty()) {
        return DownloadOutcome.NOT_MINE;
      }
      LOG.log(INFO, "{0} was fetched anew: {1}", file.id(), why);
      return arrived(journal.record(outdated.get(), it -> it.replaced(raw, transfer.modifiedAt())))
          ? DownloadOutcome.DOWNLOADED
          : DownloadOutcome.NOT_MINE;
    } catch (ArchiveUnavailableException e) {
      return notFetched(file, why, e, DownloadOutcome.FAILED_FOR_NOW);
    } catch (MalformedFrameException | FileNotInArchiveException | UnexpectedContentException e) {
      return notFetched(file, why, e, DownloadOutcome.FAILED);
    }
  }

  private static DownloadOutcome notFetched(
      ProcessedFile file, String why, RuntimeException cause, DownloadOutcome outcome) {
    LOG.log(WARNING, "{0} was not fetched anew: {1} {2}", file.id(), why, cause.getMessage());
    return outcome;
  }

  private DownloadOutcome fetch(ProcessedFile mine) {
    try (FrameStore.Incoming incoming = store.receiveRaw(mine.id())) {
      SolarArchive.Transfer transfer = archive.download(mine.id(), incoming.sink());
      checkStructure(incoming.received());
      transfer.modifiedAt().ifPresent(incoming::modifiedAt);
      StoredFile raw = incoming.keep();
      return arrived(journal.record(mine, it -> it.downloaded(raw, transfer.modifiedAt())))
          ? DownloadOutcome.DOWNLOADED
          : DownloadOutcome.NOT_MINE;
    }
  }

  private DownloadOutcome adopt(ProcessedFile file) {
    Path path = store.raw(file.id());
    StoredFile raw = store.describe(path);
    Optional<Instant> modifiedAt = Optional.of(store.modifiedAt(path));
    return arrived(journal.record(file, it -> it.downloaded(raw, modifiedAt)))
        ? DownloadOutcome.ALREADY_ON_DISK
        : DownloadOutcome.NOT_MINE;
  }

  /** Tells of a file that has been recorded as being there. */
  private boolean arrived(Optional<ProcessedFile> recorded) {
    recorded.ifPresent(file -> events.heard(new Event.DownloadCompleted(file.id())));
    return recorded.isPresent();
  }

  private boolean isSoundOnDisk(ProcessedFile file) {
    Path raw = store.raw(file.id());
    if (!Files.exists(raw)) {
      return false;
    }
    if (file.raw().isPresent() && !store.matches(raw, file.raw().get(), true)) {
      LOG.log(WARNING, "{0} is on disk but not as it was recorded, and is fetched.", file.id());
      return false;
    }
    try {
      checkStructure(raw);
      return true;
    } catch (MalformedFrameException e) {
      LOG.log(WARNING, "{0} is on disk but damaged and is fetched: {1}", file.id(), e.getMessage());
      return false;
    }
  }

  /** A file of another kind is sound too: what becomes of it is decided later. */
  private void checkStructure(Path path) {
    try {
      reader.readHeader(path);
    } catch (UnsupportedFrameException e) {
      LOG.log(INFO, "{0}: {1}", path.getFileName(), e.getMessage());
    }
  }

  private DownloadOutcome failed(ProcessedFile mine, String why, DownloadOutcome outcome) {
    LOG.log(WARNING, "{0} was not downloaded: {1}", mine.id(), why);
    Optional<ProcessedFile> after = journal.record(mine, it -> it.downloadFailed(why, policy));
    return after.isEmpty()
        ? DownloadOutcome.NOT_MINE
        : after.get().status().isTerminal() ? DownloadOutcome.FAILED : outcome;
  }

  private DownloadOutcome interrupted(ProcessedFile mine, RuntimeException cause) {
    journal.giveBack(mine, cause);
    return DownloadOutcome.INTERRUPTED;
  }

  /** Recovery took the claim, and the temporary file with it, from a worker that was just slow. */
  private static DownloadOutcome lostClaim(ProcessedFile mine, StorageException cause) {
    LOG.log(WARNING, "{0} was taken over while it arrived: {1}", mine.id(), cause.getMessage());
    return DownloadOutcome.NOT_MINE;
  }
}
