package org.comethunter.application.doctor;

import static org.comethunter.domain.file.FileStatus.DISCOVERED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.IGNORE;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;
import static org.comethunter.domain.file.FileStatus.READY;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.comethunter.application.doctor.Finding.Kind;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FrameStore;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;

/**
 * Compares the rows of files with the disk, byte by byte. Changes nothing. Beside a process that
 * works in the home, only what stays wrong for a moment is a finding. Not thread-safe.
 */
public final class FrameExamination {

  /** Between the renaming of a file and the record of it, with plenty to spare. */
  private static final Duration MOMENT = Duration.ofMillis(500);

  private static final Set<FileStatus> WITHOUT_RAW =
      EnumSet.of(DISCOVERED, DOWNLOADING_FAILED, IGNORE);

  /** While somebody works in the home these do not last; else nobody is going to go on. */
  private static final Set<FileStatus> WITHOUT_PICTURE =
      EnumSet.of(DOWNLOADED, READY, PROCESSING_FAILED);

  private final FileCatalogue files;
  private final FrameStore store;
  private final boolean alone;
  private final Duration claimLimit;
  private final InstantSource clock;

  /**
   * Looks at these.
   *
   * @param alone whether no other process works in the home
   * @param claimLimit a claim that is older belongs to a dead worker
   */
  public FrameExamination(
      FileCatalogue files,
      FrameStore store,
      boolean alone,
      Duration claimLimit,
      InstantSource clock) {
    this.files = files;
    this.store = store;
    this.alone = alone;
    this.claimLimit = claimLimit;
    this.clock = clock;
  }

  /** What is wrong with these files. */
  public List<Finding> of(List<ProcessedFile> page) {
    List<Finding> findings = new ArrayList<>();
    List<ProcessedFile> suspects = new ArrayList<>();
    for (ProcessedFile file : page) {
      List<Finding> found = lookAt(file);
      findings.addAll(found);
      if (!found.isEmpty()) {
        suspects.add(file);
      }
    }
    return alone || suspects.isEmpty() ? findings : lookAgain(suspects);
  }

  /** A file that somebody is at work on changes, or is as it should be a moment later. */
  private List<Finding> lookAgain(List<ProcessedFile> suspects) {
    try {
      Thread.sleep(MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Finding> findings = new ArrayList<>();
    for (ProcessedFile before : suspects) {
      Optional<ProcessedFile> now = files.find(before.id());
      if (now.equals(Optional.of(before))) {
        findings.addAll(lookAt(before));
      }
    }
    return findings;
  }

  private List<Finding> lookAt(ProcessedFile file) {
    if (file.status().isClaim()) {
      return isDead(file) ? List.of(claim(file)) : List.of();
    }
    List<Finding> findings = new ArrayList<>();
    boolean hasRaw = file.raw().isPresent() && file.lettingGo().rawAt().isEmpty();
    if (hasRaw && !WITHOUT_RAW.contains(file.status())) {
      compare(store.raw(file.id()), file.raw().get(), "raw file")
          .ifPresent(
              why ->
                  findings.add(
                      finding(
                          file, why, Kind.RAW_MISSING, Kind.RAW_DAMAGED, store.raw(file.id()))));
    }
    if (alone && findings.isEmpty() && WITHOUT_PICTURE.contains(file.status())) {
      findings.add(
          Finding.of(
              Kind.PICTURE_MISSING,
              file.id(),
              "The picture has not been made" + file.reason().map(why -> ": " + why).orElse(".")));
    }
    if (file.picture().isPresent() && file.lettingGo().pictureAt().isEmpty()) {
      compare(store.picture(file.id()), file.picture().get(), "picture")
          .ifPresent(
              why ->
                  findings.add(
                      finding(
                          file,
                          why,
                          Kind.PICTURE_MISSING,
                          Kind.PICTURE_DAMAGED,
                          store.picture(file.id()))));
    }
    return findings;
  }

  private Optional<String> compare(Path path, StoredFile recorded, String what) {
    if (store.matches(path, recorded, true)) {
      return Optional.empty();
    }
    return Optional.of(
        Files.exists(path)
            ? "The %s is not as it was recorded.".formatted(what)
            : "The %s is missing.".formatted(what));
  }

  private static Finding finding(
      ProcessedFile file, String why, Kind missing, Kind damaged, Path path) {
    return Finding.of(Files.exists(path) ? damaged : missing, file.id(), why);
  }

  private boolean isDead(ProcessedFile file) {
    Instant claimed = file.claimedAt().orElseThrow();
    return alone || claimed.plus(claimLimit).isBefore(clock.instant());
  }

  private static Finding claim(ProcessedFile file) {
    return Finding.of(
        Kind.CLAIM,
        file.id(),
        "It is %s since %s by a worker that is gone."
            .formatted(file.status(), file.claimedAt().orElseThrow()));
  }
}
