package org.comethunter.domain.file;

import static org.comethunter.domain.file.FileStatus.ABANDONED;
import static org.comethunter.domain.file.FileStatus.DISCOVERED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.IGNORE;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;
import static org.comethunter.domain.file.FileStatus.READY;
import static org.comethunter.domain.file.FileStatus.SKIPPED;

import java.time.Instant;
import java.util.Optional;

/**
 * A file's place in its life cycle. Every method that is named after an event checks the table of
 * {@link FileStatus} and returns the file as it is after that event.
 *
 * <p>Attempts are counted when they begin and start from 0 again after a success.
 *
 * @param id which file
 * @param observedAt start of the observation
 * @param status where it is
 * @param downloadAttempts download attempts begun since the last successful one
 * @param processingAttempts processing attempts begun since the last successful one
 * @param claimedAt when the worker that owns it took it; only in a claim state
 * @param reason why it failed, was skipped or given up: one sentence
 * @param raw the downloaded file
 * @param rawModifiedAt the Last-Modified time the server gave with the raw file
 * @param picture the finished picture
 * @param lettingGo which of its files were let go to make room: they are known, and not on disk
 */
public record ProcessedFile(
    FrameId id,
    Instant observedAt,
    FileStatus status,
    int downloadAttempts,
    int processingAttempts,
    Optional<Instant> claimedAt,
    Optional<String> reason,
    Optional<StoredFile> raw,
    Optional<Instant> rawModifiedAt,
    Optional<StoredFile> picture,
    LettingGo lettingGo) {

  /** A file of which nothing has been let go. */
  public ProcessedFile(
      FrameId id,
      Instant observedAt,
      FileStatus status,
      int downloadAttempts,
      int processingAttempts,
      Optional<Instant> claimedAt,
      Optional<String> reason,
      Optional<StoredFile> raw,
      Optional<Instant> rawModifiedAt,
      Optional<StoredFile> picture) {
    this(
        id,
        observedAt,
        status,
        downloadAttempts,
        processingAttempts,
        claimedAt,
        reason,
        raw,
        rawModifiedAt,
        picture,
        LettingGo.NOTHING);
  }

  /** A file that the archive has just listed. */
  public static ProcessedFile discovered(FrameId id, Instant observedAt) {
    return new ProcessedFile(
        id,
        observedAt,
        DISCOVERED,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A worker takes the file to download it. */
  public ProcessedFile beginDownload(Instant now) {
    Draft next = to(DOWNLOADING);
    next.downloadAttempts++;
    next.claimedAt = Optional.of(now);
    return next.file();
  }

  /** The file is on disk and structurally sound. */
  public ProcessedFile downloaded(StoredFile file, Optional<Instant> modifiedAt) {
    Draft next = to(DOWNLOADED);
    next.raw = Optional.of(file);
    next.rawModifiedAt = modifiedAt;
    next.lettingGo = lettingGo.rawArrived();
    return next.file();
  }

  /** The attempt failed; the file is given up when that was its last. */
  public ProcessedFile downloadFailed(String why, RetryPolicy policy) {
    return to(policy.isExhausted(downloadAttempts) ? IGNORE : DOWNLOADING_FAILED).because(why);
  }

  /** A downloaded file turned out to be damaged: the attempt that brought it counts as failed. */
  public ProcessedFile foundCorrupt(String why) {
    Draft next = to(DOWNLOADING_FAILED);
    next.lettingGo = lettingGo.rawArrived();
    next.raw = Optional.empty();
    next.rawModifiedAt = Optional.empty();
    return next.because(why);
  }

  /** The file is of the kind that is hunted in. */
  public ProcessedFile ready() {
    Draft next = to(READY);
    next.downloadAttempts = 0;
    return next.file();
  }

  /** The file is of another kind, for the reason given. */
  public ProcessedFile skipped(String why) {
    Draft next = to(SKIPPED);
    next.downloadAttempts = 0;
    return next.because(why);
  }

  /** A worker takes the file to process it. */
  public ProcessedFile beginProcessing(Instant now) {
    Draft next = to(PROCESSING);
    next.processingAttempts++;
    next.claimedAt = Optional.of(now);
    return next.file();
  }

  /** The picture is on disk. */
  public ProcessedFile processed(StoredFile file) {
    Draft next = to(PROCESSED);
    next.processingAttempts = 0;
    next.picture = Optional.of(file);
    next.lettingGo = lettingGo.pictureArrived();
    return next.file();
  }

  /** The attempt failed; the file is given up when that was its last. */
  public ProcessedFile processingFailed(String why, RetryPolicy policy) {
    return to(policy.isExhausted(processingAttempts) ? ABANDONED : PROCESSING_FAILED).because(why);
  }

  /** The picture of a finished frame is gone, damaged or out of date. */
  public ProcessedFile pictureLost(String why) {
    Draft next = to(PROCESSING_FAILED);
    next.picture = Optional.empty();
    next.lettingGo = lettingGo.pictureArrived();
    return next.because(why);
  }

  /**
   * The raw file of a failed processing is gone, damaged or was replaced: it is fetched anew. What
   * is known of it stays known, so that a damaged one is told from it.
   */
  public ProcessedFile rawLost(String why) {
    Draft next = to(DOWNLOADING_FAILED);
    next.downloadAttempts = 0;
    next.processingAttempts = 0;
    next.lettingGo = lettingGo.rawArrived();
    return next.because(why);
  }

  /** A better raw file took the place of the one whose picture was given up: it is READY. */
  public ProcessedFile replaced(StoredFile better, Optional<Instant> modifiedAt) {
    Draft next = to(READY);
    next.raw = Optional.of(better);
    next.rawModifiedAt = modifiedAt;
    next.lettingGo = lettingGo.rawArrived();
    return next.file();
  }

  /** A failed processing may be tried again. */
  public ProcessedFile retryProcessing() {
    return to(READY).file();
  }

  /** A failed file whose attempts are used up is given up, for the reason it failed. */
  public ProcessedFile givenUp() {
    return to(status == PROCESSING_FAILED ? ABANDONED : IGNORE).because(reason.orElse("given up"));
  }

  /**
   * The claim is given back unused, as after an interruption: the attempt is not counted.
   *
   * @throws IllegalTransitionException if no worker owns the file
   */
  public ProcessedFile claimReturned(String why) {
    if (status == PROCESSING) {
      Draft next = to(PROCESSING_FAILED);
      next.processingAttempts--;
      return next.because(why);
    }
    Draft next = to(DOWNLOADING_FAILED);
    next.downloadAttempts--;
    return next.because(why);
  }

  /** A person asks for another try: the only way out of a terminal state. */
  public ProcessedFile reopened() {
    Draft next =
        switch (status) {
          case IGNORE -> new Draft(this, DISCOVERED);
          case SKIPPED, ABANDONED -> new Draft(this, READY);
          default -> throw new IllegalTransitionException(id, status, DISCOVERED);
        };
    next.downloadAttempts = 0;
    next.processingAttempts = 0;
    return next.file();
  }

  /**
   * A person has the file fetched again, whatever has become of it; its attempts start from 0. What
   * is known of the raw file stays known, so that a damaged one is told from it.
   *
   * @throws IllegalTransitionException if a worker owns the file
   */
  public ProcessedFile fetchAgain(String why) {
    if (status.isClaim()) {
      throw new IllegalTransitionException(id, status, DOWNLOADING_FAILED);
    }
    Draft next = new Draft(this, DOWNLOADING_FAILED);
    next.downloadAttempts = 0;
    next.processingAttempts = 0;
    next.picture = Optional.empty();
    next.lettingGo = lettingGo.rawArrived().pictureArrived();
    return next.because(why);
  }

  /**
   * The raw file is let go to make room. What is known of it stays known.
   *
   * @throws IllegalTransitionException if the file is neither PROCESSED nor SKIPPED
   */
  public ProcessedFile rawLetGo(Instant now) {
    return lettingGo(lettingGo.rawGone(now), status == PROCESSED || status == SKIPPED);
  }

  /**
   * The picture is let go to make room. What is known of it stays known.
   *
   * @throws IllegalTransitionException if the file is not PROCESSED
   */
  public ProcessedFile pictureLetGo(Instant now) {
    return lettingGo(lettingGo.pictureGone(now), status == PROCESSED);
  }

  /** What was let go is to be kept after all: its files are still there. */
  public ProcessedFile keptAfterAll(LettingGo before) {
    return lettingGo(before, !status.isClaim());
  }

  private ProcessedFile lettingGo(LettingGo after, boolean allowed) {
    if (!allowed) {
      throw new IllegalTransitionException(id, status, status);
    }
    Draft next = new Draft(this, status);
    next.lettingGo = after;
    next.reason = reason;
    return next.file();
  }

  /**
   * A person asks for what was let go: the raw file is fetched again, or the picture made again.
   *
   * @throws IllegalTransitionException if nothing of it was let go, or a worker owns the file
   */
  public ProcessedFile broughtBack(Instant now) {
    if (!lettingGo.isAnything() || !(status == PROCESSED || status == SKIPPED)) {
      throw new IllegalTransitionException(id, status, DOWNLOADING_FAILED);
    }
    String why = "It was let go to make room, and is asked for again.";
    ProcessedFile asked = lettingGo.rawAt().isPresent() ? fetchAgain(why) : pictureLost(why);
    return asked.lettingGo(asked.lettingGo.pictureArrived().askedFor(now), true);
  }

  private Draft to(FileStatus next) {
    if (!status.canBecome(next)) {
      throw new IllegalTransitionException(id, status, next);
    }
    return new Draft(this, next);
  }

  /** The file as it will be; without claim and reason unless they are set. */
  private static final class Draft {
    private final ProcessedFile before;
    private final FileStatus status;
    private int downloadAttempts;
    private int processingAttempts;
    private Optional<Instant> claimedAt = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private Optional<StoredFile> raw;
    private Optional<Instant> rawModifiedAt;
    private Optional<StoredFile> picture;
    private LettingGo lettingGo;

    Draft(ProcessedFile before, FileStatus status) {
      this.before = before;
      this.status = status;
      this.downloadAttempts = before.downloadAttempts;
      this.processingAttempts = before.processingAttempts;
      this.raw = before.raw;
      this.rawModifiedAt = before.rawModifiedAt;
      this.picture = before.picture;
      this.lettingGo = before.lettingGo;
    }

    ProcessedFile because(String why) {
      reason = Optional.of(why);
      return file();
    }

    ProcessedFile file() {
      return new ProcessedFile(
          before.id,
          before.observedAt,
          status,
          downloadAttempts,
          processingAttempts,
          claimedAt,
          reason,
          raw,
          rawModifiedAt,
          picture,
          lettingGo);
    }
  }
}
