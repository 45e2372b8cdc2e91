package org.comethunter.application.file;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.picture.PictureRecipe;
import org.comethunter.domain.time.TimeWindow;

/** Takes files back from dead workers, and notices files that disk and database disagree on. */
public final class RecoveryService {
  private static final System.Logger LOG = System.getLogger(RecoveryService.class.getName());

  private final FrameStore store;
  private final ProcessedFileRepository files;
  private final FileJournal journal;
  private final StandardPictures pictures;
  private final RetryPolicy downloadPolicy;
  private final RetryPolicy processingPolicy;
  private final EventListener events;
  private final InstantSource clock;

  /** Works on these. */
  public RecoveryService(
      FrameStore store,
      ProcessedFileRepository files,
      StandardPictures pictures,
      RetryPolicy downloadPolicy,
      RetryPolicy processingPolicy,
      EventListener events,
      InstantSource clock) {
    this.store = store;
    this.files = files;
    this.journal = new FileJournal(files);
    this.pictures = pictures;
    this.downloadPolicy = downloadPolicy;
    this.processingPolicy = processingPolicy;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes back every claim, however young. Only for the process that holds the home's lock, before
   * its workers start: whoever made those claims is dead.
   *
   * @return the files that were claimed
   */
  public List<FrameId> releaseAllClaims() {
    return release(file -> true);
  }

  /**
   * Takes back the claims that are older than their time limit.
   *
   * @return the files that were claimed
   */
  public List<FrameId> releaseStaleClaims() {
    Instant now = clock.instant();
    return release(
        file -> {
          RetryPolicy policy = file.status() == DOWNLOADING ? downloadPolicy : processingPolicy;
          return file.claimedAt().orElseThrow().plus(policy.claimLimit()).isBefore(now);
        });
  }

  private List<FrameId> release(Predicate<ProcessedFile> which) {
    List<FrameId> released = new ArrayList<>();
    for (ProcessedFile file : files.findAll(Set.of(DOWNLOADING, PROCESSING))) {
      Optional<ProcessedFile> taken =
          which.test(file) ? journal.record(file, this::workerDied) : Optional.empty();
      if (taken.isPresent()) {
        store.discardTemporary(file.id());
        LOG.log(INFO, "{0} was left {1} by a worker that died.", file.id(), file.status());
        FileStatus now = taken.get().status();
        events.heard(
            file.status() == DOWNLOADING
                ? new Event.DownloadRecovered(file.id(), now)
                : new Event.ProcessRecovered(file.id(), now));
        released.add(file.id());
      }
    }
    return released;
  }

  private ProcessedFile workerDied(ProcessedFile file) {
    String why = "The worker that owned the file ended before it was done.";
    return file.status() == DOWNLOADING
        ? file.downloadFailed(why, downloadPolicy)
        : file.processingFailed(why, processingPolicy);
  }

  /**
   * Reopens a file that has been given up or skipped, or let go, because a person asks for it: its
   * attempts start again from 0.
   *
   * @return the file as it is now, or empty if it is not known
   * @throws org.comethunter.domain.file.IllegalTransitionException if the file is not in a terminal
   *     state and nothing of it was let go
   */
  public Optional<ProcessedFile> reopen(FrameId id) {
    Optional<ProcessedFile> file = files.find(id);
    if (file.isEmpty()) {
      return file;
    }
    Optional<ProcessedFile> reopened =
        journal.record(
            file.get(),
            it -> it.lettingGo().isAnything() ? it.broughtBack(clock.instant()) : it.reopened());
    reopened.ifPresent(it -> LOG.log(INFO, "{0} is reopened: {1}.", id, it.status()));
    return reopened.or(() -> files.find(id));
  }

  /** Whether the file is one that {@link DownloadService#refresh} can fetch anew. */
  public boolean canRefresh(FrameId id) {
    FileStatus status = journal.get(id).status();
    return status == PROCESSED || status == PROCESSING_FAILED;
  }

  /** Sends a file back to be fetched, whatever it was. One that a worker owns is left alone. */
  public void fetchAgain(FrameId id, String why) {
    ProcessedFile file = journal.get(id);
    if (!file.status().isClaim()) {
      LOG.log(INFO, "{0} is to be fetched again: {1}", id, why);
      journal.record(file, it -> it.fetchAgain(why));
    }
  }

  /**
   * Sends a finished frame back to have its picture made. A file in another state is left alone.
   */
  public void renderAgain(FrameId id, String why) {
    ProcessedFile file = journal.get(id);
    if (file.status() == PROCESSED) {
      LOG.log(INFO, "{0} is to be processed again: {1}", id, why);
      boolean letGo = file.lettingGo().rawAt().isPresent();
      journal.record(file, it -> letGo ? it.fetchAgain(why) : it.pictureLost(why));
    }
  }

  /**
   * Checks that the raw files and pictures of the processed files in a window are on disk as they
   * were recorded. Those that lack only a picture are sent back to work. Those whose raw file is
   * missing or damaged stay as they are, on the disk and in the lists, until {@link
   * DownloadService#refresh} has brought a sound one.
   *
   * @param thorough whether every byte is compared, not only existence and size, and pictures are
   *     sent back too that were made otherwise than they would be made now, or show nothing
   * @param cancellation honoured between files
   * @return the files whose raw file is to be fetched anew
   */
  public Set<FrameId> checkFrames(
      Instrument instrument, TimeWindow window, boolean thorough, Cancellation cancellation) {
    String recipe = PictureRecipe.of(pictures.of(instrument), pictures.filters());
    Set<FrameId> withoutRaw = new LinkedHashSet<>();
    for (ProcessedFile file : files.find(instrument, window, Set.of(PROCESSED))) {
      if (cancellation.isRequested()) {
        break;
      }
      FrameId id = file.id();
      boolean letGo = file.lettingGo().rawAt().isPresent();
      boolean picture =
          file.lettingGo().pictureAt().isPresent()
              || store.matches(store.picture(id), file.picture().orElseThrow(), thorough);
      boolean wanted = !thorough || file.lettingGo().isAnything() || isMadeBy(recipe, id);
      if (!letGo && !store.matches(store.raw(id), file.raw().orElseThrow(), thorough)) {
        LOG.log(WARNING, "{0}: The raw file is missing or damaged.", id);
        withoutRaw.add(id);
      } else if (!picture) {
        renderAgain(id, "The picture is missing or damaged.");
      } else if (!wanted) {
        renderAgain(id, "The picture is another than is wanted now.");
      }
    }
    return withoutRaw;
  }

  /** A picture that does not say how it was made is taken as it is. */
  private boolean isMadeBy(String recipe, FrameId id) {
    Map<String, String> texts = store.pictureTexts(id);
    return !texts.containsKey(PictureRecipe.EMPTY)
        && texts.getOrDefault(PictureRecipe.KEYWORD, recipe).equals(recipe);
  }
}
