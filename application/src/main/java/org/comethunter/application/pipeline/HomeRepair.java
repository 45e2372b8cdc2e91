package org.comethunter.application.pipeline;

import static java.lang.System.Logger.Level.INFO;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.comethunter.application.doctor.Finding;
import org.comethunter.application.doctor.HomeExamination;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.FrameStore.Found;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;

/**
 * Puts right what an examination finds: fetches and renders what is lost or damaged, takes up files
 * that the database does not know, removes leftovers. What it does not know it leaves alone, and a
 * damaged raw file stays until a sound one has arrived. Only for the process that holds the home.
 * Not thread-safe.
 */
public final class HomeRepair {
  private static final System.Logger LOG = System.getLogger(HomeRepair.class.getName());

  /** States in which nothing is missing on the disk. */
  private static final Set<FileStatus> SETTLED =
      EnumSet.of(FileStatus.PROCESSED, FileStatus.SKIPPED, FileStatus.ABANDONED);

  private final HomeExamination examination;
  private final SolarArchive archive;
  private final FrameStore store;
  private final FileMetadataRepository metadata;
  private final ProcessedFileRepository files;
  private final RecoveryService recovery;
  private final Ingestion ingestion;
  private Optional<Boolean> reachable = Optional.empty();
  private Optional<String> obstacle = Optional.empty();
  private boolean stopped;

  /** Composed of these. */
  public HomeRepair(
      HomeExamination examination,
      SolarArchive archive,
      FrameStore store,
      FileMetadataRepository metadata,
      ProcessedFileRepository files,
      RecoveryService recovery,
      Ingestion ingestion) {
    this.examination = examination;
    this.archive = archive;
    this.store = store;
    this.metadata = metadata;
    this.files = files;
    this.recovery = recovery;
    this.ingestion = ingestion;
  }

  /**
   * Examines the home and repairs what it can.
   *
   * @param outcomes gets each finding, and whether it has been put right
   * @param cancellation honoured between files
   * @return false if the archive was needed and could not be reached: what needs it was left as it
   *     was
   * @throws org.comethunter.application.port.StorageException if the disk or the database failed
   */
  public boolean run(
      BiConsumer<Finding, Boolean> outcomes, ProgressListener progress, Cancellation cancellation) {
    examination.rows(
        findings -> repairRows(findings, outcomes, cancellation), progress, cancellation);
    if (!stopped && !cancellation.isRequested()) {
      repairDisk(outcomes, cancellation);
    }
    if (!cancellation.isRequested()) {
      examination.marks(finding -> outcomes.accept(finding, false));
    }
    return reachable.orElse(true);
  }

  private void repairRows(
      List<Finding> findings, BiConsumer<Finding, Boolean> outcomes, Cancellation cancellation) {
    Set<FrameId> wrong =
        findings.stream()
            .map(finding -> finding.frame().orElseThrow())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<FrameId> withoutRaw =
        findings.stream()
            .filter(this::needsArchive)
            .map(finding -> finding.frame().orElseThrow())
            .collect(Collectors.toSet());
    if (!withoutRaw.isEmpty() && !canReach(withoutRaw.iterator().next(), cancellation)) {
      wrong.removeAll(withoutRaw);
    }
    if (!stopped && !wrong.isEmpty() && !cancellation.isRequested()) {
      repair(wrong, cancellation);
    }
    for (Finding finding : findings) {
      outcomes.accept(finding, isSound(finding.frame().orElseThrow()));
    }
  }

  private boolean needsArchive(Finding finding) {
    ProcessedFile file = files.find(finding.frame().orElseThrow()).orElseThrow();
    return isOfRaw(finding) || file.lettingGo().rawAt().isPresent();
  }

  private static boolean isOfRaw(Finding finding) {
    return finding.kind() == Finding.Kind.RAW_MISSING || finding.kind() == Finding.Kind.RAW_DAMAGED;
  }

  /** As it was before something was wrong with it. */
  private boolean isSound(FrameId id) {
    return SETTLED.contains(files.find(id).orElseThrow().status())
        && examination.file(id).isEmpty();
  }

  /**
   * What kept something from being written, if anything did: what it kept from being repaired is
   * found again next time.
   */
  public Optional<String> obstacle() {
    return obstacle;
  }

  /**
   * All together, or, if something cannot be written, each by itself: it may be one file's place
   * only. If none can be, nothing further is begun.
   */
  private void repair(Set<FrameId> wrong, Cancellation cancellation) {
    try {
      attempt(wrong, cancellation);
      return;
    } catch (StorageException e) {
      obstacle = Optional.of(e.getMessage());
    }
    stopped = true;
    for (FrameId id : wrong) {
      if (cancellation.isRequested()) {
        return;
      }
      try {
        attempt(Set.of(id), cancellation);
        stopped = false;
      } catch (StorageException e) {
        LOG.log(INFO, "{0} could not be repaired: {1}", id, e.getMessage());
      }
    }
  }

  /** Finished frames keep their place in lists until a sound file has arrived. */
  private void attempt(Set<FrameId> wrong, Cancellation cancellation) {
    Set<FrameId> unsettled = new LinkedHashSet<>();
    Map<FrameId, FileMetadata> again = new LinkedHashMap<>();
    for (FrameId id : wrong) {
      List<Finding> now = examination.file(id);
      Optional<Finding> raw = now.stream().filter(HomeRepair::isOfRaw).findFirst();
      if (raw.isPresent() && recovery.canRefresh(id)) {
        again.put(id, metadata.find(id).orElseThrow());
      } else if (raw.isPresent()) {
        recovery.fetchAgain(id, raw.get().sentence());
        unsettled.add(id);
      } else {
        now.forEach(finding -> recovery.renderAgain(id, finding.sentence()));
        unsettled.add(id);
      }
    }
    ingestion.settle(unsettled, again, ProgressListener.NONE, cancellation);
  }

  private void repairDisk(BiConsumer<Finding, Boolean> outcomes, Cancellation cancellation) {
    Map<FrameId, Finding> unknown = new HashMap<>();
    Map<FrameId, Finding> unrecorded = new HashMap<>();
    Map<FrameId, Finding> pictures = new HashMap<>();
    examination.disk(
        (finding, found) -> {
          switch (finding.kind()) {
            case LEFTOVER, LET_GO -> {
              store.discard(found);
              outcomes.accept(finding, true);
            }
            case RAW_WITHOUT_ROW -> unknown.put(found.id().orElseThrow(), finding);
            case RAW_UNRECORDED -> unrecorded.put(found.id().orElseThrow(), finding);
            case PICTURE_UNRECORDED -> outcomes.accept(finding, removeStale(found));
            case PICTURE_WITHOUT_ROW -> pictures.put(found.id().orElseThrow(), finding);
            default -> outcomes.accept(finding, false);
          }
        });
    register(unknown.keySet(), cancellation);
    Set<FrameId> there = new HashSet<>(unknown.keySet());
    there.addAll(unrecorded.keySet());
    there.removeIf(id -> files.find(id).filter(HomeRepair::isUnsettled).isEmpty());
    ingestion.settle(there, Map.of(), ProgressListener.NONE, cancellation);
    unknown.putAll(unrecorded);
    unknown.forEach(
        (id, finding) ->
            outcomes.accept(finding, files.find(id).flatMap(ProcessedFile::raw).isPresent()));
    pictures.forEach(
        (id, finding) ->
            outcomes.accept(finding, files.find(id).flatMap(ProcessedFile::picture).isPresent()));
  }

  private static boolean isUnsettled(ProcessedFile file) {
    return FrameFlow.UNSETTLED.contains(file.status());
  }

  /** Nobody is going to take it up: whoever makes the picture anew writes it anew. */
  private boolean removeStale(Found found) {
    store.discard(found);
    return true;
  }

  /** Gives files their rows, as the archive lists them: the next step finds them on the disk. */
  private void register(Set<FrameId> unknown, Cancellation cancellation) {
    unknown.stream()
        .map(id -> new Folder(id.instrument(), id.day()))
        .distinct()
        .filter(folder -> canReach(folder, cancellation))
        .forEach(folder -> register(folder, unknown, cancellation));
  }

  private void register(Folder folder, Set<FrameId> unknown, Cancellation cancellation) {
    try {
      List<FileMetadata> listed =
          cancellation.interrupting(() -> archive.list(folder.instrument(), folder.day())).stream()
              .filter(file -> unknown.contains(file.id()))
              .toList();
      metadata.addNew(listed);
      files.addNew(
          listed.stream()
              .map(file -> ProcessedFile.discovered(file.id(), file.observedAt()))
              .toList());
    } catch (ArchiveUnavailableException | UnexpectedContentException e) {
      LOG.log(INFO, "{0} could not be listed: {1}", folder, e.getMessage());
    }
  }

  private boolean canReach(FrameId id, Cancellation cancellation) {
    return canReach(new Folder(id.instrument(), id.day()), cancellation);
  }

  /** Asked once: before anything is done that is of no use without the archive. */
  private boolean canReach(Folder folder, Cancellation cancellation) {
    if (reachable.isEmpty() && !cancellation.isRequested()) {
      try {
        cancellation.interrupting(() -> archive.list(folder.instrument(), folder.day()));
        reachable = Optional.of(true);
      } catch (ArchiveUnavailableException | UnexpectedContentException e) {
        LOG.log(INFO, "The archive is needed and cannot be reached: {0}", e.getMessage());
        reachable = Optional.of(false);
      }
    }
    return reachable.orElse(false);
  }

  /** A day's folder of one camera. */
  private record Folder(Instrument instrument, LocalDate day) {}
}
