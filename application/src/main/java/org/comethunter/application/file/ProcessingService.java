package org.comethunter.application.file;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static org.comethunter.domain.file.FileStatus.DOWNLOADED;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;
import static org.comethunter.domain.file.FileStatus.READY;

import java.time.InstantSource;
import java.util.Optional;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.picture.Darkroom;
import org.comethunter.application.picture.Darkrooms;
import org.comethunter.application.picture.FrameShelf;
import org.comethunter.application.picture.HomeShelf;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.filter.NoNeighboursException;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.HuntingSeries;
import org.comethunter.domain.picture.GreyPicture;
import org.comethunter.domain.picture.PictureSettings;

/** Decides which downloaded files are frames to hunt in, and makes their pictures. Thread-safe. */
public final class ProcessingService {
  private static final System.Logger LOG = System.getLogger(ProcessingService.class.getName());
  private static final String RAW_LOST = "The raw file is missing or damaged.";

  private final FrameStore store;
  private final FrameReader reader;
  private final Darkrooms darkrooms;
  private final FrameShelf shelf;
  private final MetadataService metadata;
  private final FileJournal journal;
  private final RetryPolicy policy;
  private final EventListener events;
  private final InstantSource clock;

  /** Works on these. */
  public ProcessingService(
      FrameStore store,
      FrameReader reader,
      Darkrooms darkrooms,
      MetadataService metadata,
      ProcessedFileRepository files,
      RetryPolicy policy,
      EventListener events,
      InstantSource clock) {
    this.store = store;
    this.reader = reader;
    this.darkrooms = darkrooms;
    this.shelf = new HomeShelf(files, store, reader);
    this.metadata = metadata;
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

  /**
   * Decides a DOWNLOADED file: READY, or SKIPPED with the reason; a file that is no longer on disk
   * as it was downloaded becomes DOWNLOADING_FAILED. The header's values overrule the metadata. A
   * file in another state is left alone.
   *
   * @return the file's status now
   */
  public FileStatus decide(FrameId id) {
    ProcessedFile file = journal.get(id);
    if (file.status() != DOWNLOADED) {
      return file.status();
    }
    if (!store.matches(store.raw(id), file.raw().orElseThrow(), false)) {
      return corrupt(file, RAW_LOST);
    }
    try {
      Optional<String> reason = reasonToSkip(id);
      reason.ifPresent(why -> LOG.log(INFO, "{0} is skipped: {1}", id, why));
      return status(file, journal.record(file, it -> reason.map(it::skipped).orElseGet(it::ready)));
    } catch (MalformedFrameException e) {
      return corrupt(file, e.getMessage());
    }
  }

  private FileStatus corrupt(ProcessedFile file, String why) {
    LOG.log(WARNING, "{0} is fetched anew: {1}", file.id(), why);
    store.discardRaw(file.id());
    return status(file, journal.record(file, it -> it.foundCorrupt(why)));
  }

  private Optional<String> reasonToSkip(FrameId id) {
    try {
      FrameHeader header = reader.readHeader(store.raw(id));
      metadata.confirm(id, header);
      if (header.instrument() != id.instrument()) {
        return Optional.of(
            "It lies in the folder of %s but is of %s."
                .formatted(id.instrument(), header.instrument()));
      }
      return HuntingSeries.reasonToSkip(header);
    } catch (UnsupportedFrameException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Whether the picture of a file shows what differs from other frames. */
  public boolean needsNeighbours(FrameId id) {
    return darkrooms.standard().of(id.instrument()).filter().needsNeighbours();
  }

  /**
   * Makes the picture of a READY file. A file in another state is left alone.
   *
   * @return the file's status now
   * @throws StorageException if the disk or the database failed; the claim is given back if that is
   *     still possible
   */
  public FileStatus process(FrameId id) {
    ProcessedFile file = journal.get(id);
    if (file.status() != READY) {
      return file.status();
    }
    Optional<ProcessedFile> claim = journal.record(file, it -> it.beginProcessing(clock.instant()));
    if (claim.isEmpty()) {
      return journal.get(id).status();
    }
    ProcessedFile mine = claim.get();
    try {
      return makePicture(mine);
    } catch (StorageException e) {
      if (!journal.giveBack(mine, e)) {
        LOG.log(WARNING, "{0} was taken over while it was processed: {1}", id, e.getMessage());
        return journal.get(id).status();
      }
      throw e;
    }
  }

  private FileStatus makePicture(ProcessedFile mine) {
    FrameId id = mine.id();
    PictureFile png;
    try {
      Darkroom darkroom = darkrooms.own();
      Frame frame = darkroom.read(store.raw(id));
      metadata.confirm(id, frame.header());
      png = darkroom.encode(render(darkroom, frame));
    } catch (MalformedFrameException | UnsupportedFrameException e) {
      return failed(mine, e);
    } catch (StorageException e) {
      if (store.matches(store.raw(id), mine.raw().orElseThrow(), false)) {
        throw e;
      }
      return rawLost(mine);
    } catch (RuntimeException e) {
      LOG.log(WARNING, "Processing " + id + " failed in an unforeseen way.", e);
      return failed(mine, e);
    }
    StoredFile picture = store.storePicture(id, png);
    return status(mine, journal.record(mine, it -> it.processed(picture)));
  }

  /** A frame that cannot be compared yet gets a picture that shows nothing and says why. */
  private GreyPicture render(Darkroom darkroom, Frame frame) {
    PictureSettings settings = darkrooms.standard().of(frame.header().instrument());
    try {
      return darkroom.render(frame, settings, shelf);
    } catch (NoNeighboursException e) {
      LOG.log(INFO, "{0} has an empty picture: {1}", frame.header().fileName(), e.getMessage());
      return darkroom.renderEmpty(frame, settings, e.getMessage());
    }
  }

  /**
   * Lets a PROCESSING_FAILED file be tried again: READY, or ABANDONED when attempts are used up. A
   * file in another state is left alone.
   *
   * @return the file's status now
   */
  public FileStatus retry(FrameId id) {
    ProcessedFile file = journal.get(id);
    if (file.status() != PROCESSING_FAILED) {
      return file.status();
    }
    return status(
        file,
        journal.record(
            file,
            it ->
                policy.isExhausted(it.processingAttempts()) ? it.givenUp() : it.retryProcessing()));
  }

  /** The attempt counts, unless the raw file is not the one that was downloaded. */
  private FileStatus failed(ProcessedFile mine, RuntimeException cause) {
    String why = String.valueOf(cause.getMessage());
    LOG.log(WARNING, "{0} was not processed: {1}", mine.id(), why);
    if (!store.matches(store.raw(mine.id()), mine.raw().orElseThrow(), true)) {
      return rawLost(mine);
    }
    return status(mine, journal.record(mine, it -> it.processingFailed(why, policy)));
  }

  /**
   * A raw file that changed since its download is fetched anew, whatever attempts were made. It
   * stays until a sound one takes its place.
   */
  private FileStatus rawLost(ProcessedFile mine) {
    LOG.log(WARNING, "{0} is fetched anew: {1}", mine.id(), RAW_LOST);
    Optional<ProcessedFile> returned = journal.record(mine, it -> it.claimReturned(RAW_LOST));
    if (returned.isEmpty()) {
      return status(mine, returned);
    }
    return status(returned.get(), journal.record(returned.get(), it -> it.rawLost(RAW_LOST)));
  }

  private FileStatus status(ProcessedFile before, Optional<ProcessedFile> after) {
    after.ifPresent(this::tell);
    return after.map(ProcessedFile::status).orElseGet(() -> journal.get(before.id()).status());
  }

  private void tell(ProcessedFile file) {
    events.heard(
        file.status() == READY
            ? new Event.ProcessReady(file.id())
            : new Event.ProcessCompleted(file.id(), file.status()));
    if (file.status() == PROCESSED) {
      events.heard(new Event.FrameReady(new FrameEntry(metadata.get(file.id()), file)));
    }
  }
}
