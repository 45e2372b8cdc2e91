package org.comethunter.application.file;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.InstantSource;
import java.util.Optional;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRenderer;
import org.comethunter.domain.image.HuntingSeries;

/** Decides which downloaded files are frames to hunt in, and makes their pictures. Thread-safe. */
public final class ProcessingService {
  private static final System.Logger LOG = System.getLogger(ProcessingService.class.getName());

  private final FrameStore store;
  private final FrameReader reader;
  private final PictureEncoder encoder;
  private final MetadataService metadata;
  private final FileJournal journal;
  private final RetryPolicy policy;
  private final InstantSource clock;

  /** A renderer keeps its working memory and so belongs to one thread. */
  private final ThreadLocal<FrameRenderer> renderer = ThreadLocal.withInitial(FrameRenderer::new);

  /** Works on these. */
  public ProcessingService(
      FrameStore store,
      FrameReader reader,
      PictureEncoder encoder,
      MetadataService metadata,
      ProcessedFileRepository files,
      RetryPolicy policy,
      InstantSource clock) {
    this.store = store;
    this.reader = reader;
    this.encoder = encoder;
    this.metadata = metadata;
    this.journal = new FileJournal(files);
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Decides a DOWNLOADED file: READY, or SKIPPED with the reason; a file that is no longer on disk
   * as it was downloaded becomes DOWNLOADING_FAILED. The header's values overrule the metadata.
   *
   * @return the file's status now
   */
  public FileStatus decide(FrameId id) {
    ProcessedFile file = journal.get(id);
    if (!store.matches(store.raw(id), file.raw().orElseThrow(), false)) {
      store.discardRaw(id);
      return status(
          file, journal.record(file, it -> it.foundCorrupt("The raw file is missing or damaged.")));
    }
    Optional<String> reason = reasonToSkip(id);
    reason.ifPresent(why -> LOG.log(INFO, "{0} is skipped: {1}", id, why));
    return status(file, journal.record(file, it -> reason.map(it::skipped).orElseGet(it::ready)));
  }

  private Optional<String> reasonToSkip(FrameId id) {
    try {
      FrameHeader header = reader.readHeader(store.raw(id));
      metadata.confirm(id, header);
      if (header.instrument() != id.instrument()) {
        return Optional.of(
            "It lies in the folder of " + id.instrument() + " but is of " + header.instrument());
      }
      return HuntingSeries.reasonToSkip(header);
    } catch (UnsupportedFrameException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Makes the picture of a READY file.
   *
   * @return the file's status now
   * @throws StorageException if the disk or the database failed; the claim is given back if that is
   *     still possible
   */
  public FileStatus process(FrameId id) {
    ProcessedFile file = journal.get(id);
    Optional<ProcessedFile> claim = journal.record(file, it -> it.beginProcessing(clock.instant()));
    if (claim.isEmpty()) {
      return journal.get(id).status();
    }
    ProcessedFile mine = claim.get();
    try {
      byte[] png = encoder.encode(renderer.get().render(reader.read(store.raw(id))));
      StoredFile picture = store.storePicture(id, png);
      return status(mine, journal.record(mine, it -> it.processed(picture)));
    } catch (MalformedFrameException | UnsupportedFrameException e) {
      return failed(mine, e);
    } catch (StorageException e) {
      if (!store.matches(store.raw(id), mine.raw().orElseThrow(), false)) {
        return failed(mine, e);
      }
      giveBack(mine, e);
      throw e;
    } catch (RuntimeException e) {
      LOG.log(WARNING, "Processing " + id + " failed.", e);
      return failed(mine, e);
    }
  }

  /** Lets a failed processing be tried again: READY, or ABANDONED when attempts are used up. */
  public FileStatus retry(FrameId id) {
    ProcessedFile file = journal.get(id);
    return status(
        file,
        journal.record(
            file,
            it ->
                policy.isExhausted(it.processingAttempts()) ? it.givenUp() : it.retryProcessing()));
  }

  /** A raw file that changed since its download is fetched anew; otherwise the attempt counts. */
  private FileStatus failed(ProcessedFile mine, RuntimeException cause) {
    String why = String.valueOf(cause.getMessage());
    LOG.log(WARNING, "{0} was not processed: {1}", mine.id(), why);
    Optional<ProcessedFile> after = journal.record(mine, it -> it.processingFailed(why, policy));
    boolean intact = store.matches(store.raw(mine.id()), mine.raw().orElseThrow(), true);
    if (!intact && after.isPresent() && !after.get().status().isTerminal()) {
      store.discardRaw(mine.id());
      return status(
          after.get(),
          journal.record(after.get(), it -> it.rawLost("The raw file is missing or damaged.")));
    }
    return status(mine, after);
  }

  private FileStatus status(ProcessedFile before, Optional<ProcessedFile> after) {
    return after.map(ProcessedFile::status).orElseGet(() -> journal.get(before.id()).status());
  }

  private void giveBack(ProcessedFile mine, RuntimeException cause) {
    try {
      journal.record(mine, it -> it.claimReturned(String.valueOf(cause.getMessage())));
    } catch (StorageException e) {
      LOG.log(WARNING, "{0} stays claimed until it is recovered: {1}", mine.id(), e.getMessage());
    }
  }
}
