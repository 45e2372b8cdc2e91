package org.comethunter.application.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.comethunter.application.doctor.Finding.Kind;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.FrameStore.Found;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;

/** Looks for files that no row accounts for. Changes nothing. Thread-safe. */
public final class DiskExamination {
  private final FileCatalogue files;
  private final FrameStore store;
  private final FrameReader reader;
  private final boolean alone;
  private final Duration claimLimit;
  private final InstantSource clock;

  /**
   * Looks at these.
   *
   * @param alone whether no other process works in the home
   * @param claimLimit what is being written is not older than that
   */
  public DiskExamination(
      FileCatalogue files,
      FrameStore store,
      FrameReader reader,
      boolean alone,
      Duration claimLimit,
      InstantSource clock) {
    this.files = files;
    this.store = store;
    this.reader = reader;
    this.alone = alone;
    this.claimLimit = claimLimit;
    this.clock = clock;
  }

  /** Looks at every file below {@code raw/} and {@code images/}. */
  public void run(BiConsumer<Finding, Found> findings) {
    store.visit(
        found ->
            lookAt(found)
                .filter(_ -> Files.exists(found.path()))
                .ifPresent(finding -> findings.accept(finding, found)));
  }

  private Optional<Finding> lookAt(Found found) {
    return switch (found.kind()) {
      case TEMPORARY ->
          isBeingWritten(found.path())
              ? Optional.empty()
              : Optional.of(about(found, Kind.LEFTOVER, "An interrupted attempt has left it."));
      case UNKNOWN ->
          Optional.of(about(found, Kind.UNKNOWN_FILE, "No frame's file belongs there."));
      case RAW -> lookAtRaw(found);
      case PICTURE -> lookAtPicture(found);
    };
  }

  private boolean isBeingWritten(Path path) {
    try {
      return !alone && store.modifiedAt(path).plus(claimLimit).isAfter(clock.instant());
    } catch (StorageException e) {
      return true; // it is gone
    }
  }

  private Optional<Finding> lookAtRaw(Found found) {
    FrameId id = found.id().orElseThrow();
    Optional<ProcessedFile> file = files.find(id);
    if (file.isEmpty()) {
      String what = isSound(found.path()) ? "a sound FITS file" : "no sound FITS file";
      return Optional.of(
          about(found, Kind.RAW_WITHOUT_ROW, "The database does not know it; it is " + what + "."));
    }
    if (file.get().lettingGo().rawAt().isPresent()) {
      return Optional.of(letGo(found));
    }
    boolean known = file.get().raw().isPresent() || isBusy(file.get());
    return known
        ? Optional.empty()
        : Optional.of(
            about(
                found,
                Kind.RAW_UNRECORDED,
                "It is there, but its row says that it is not (%s)."
                    .formatted(file.get().status())));
  }

  private Optional<Finding> lookAtPicture(Found found) {
    Optional<ProcessedFile> file = files.find(found.id().orElseThrow());
    if (file.isEmpty()) {
      return Optional.of(
          about(found, Kind.PICTURE_WITHOUT_ROW, "The database does not know its frame."));
    }
    if (file.get().lettingGo().pictureAt().isPresent()) {
      return Optional.of(letGo(found));
    }
    boolean known = file.get().picture().isPresent() || isBusy(file.get());
    return known
        ? Optional.empty()
        : Optional.of(
            about(
                found,
                Kind.PICTURE_UNRECORDED,
                "It is there, but its row says that it is not (%s)."
                    .formatted(file.get().status())));
  }

  private static Finding letGo(Found found) {
    return about(found, Kind.LET_GO, "It was let go to make room, and is still there.");
  }

  /** A claim, and a state that does not last while somebody works in the home. */
  private boolean isBusy(ProcessedFile file) {
    return file.status().isClaim() || (!alone && !file.status().isTerminal());
  }

  private boolean isSound(Path path) {
    try {
      reader.readHeader(path);
      return true;
    } catch (UnsupportedFrameException e) {
      return true;
    } catch (MalformedFrameException | StorageException e) {
      return false;
    }
  }

  private static Finding about(Found found, Kind kind, String sentence) {
    return new Finding(kind, found.path().toString(), found.id(), sentence);
  }
}
