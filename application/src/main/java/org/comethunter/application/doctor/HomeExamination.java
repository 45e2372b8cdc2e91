package org.comethunter.application.doctor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.comethunter.application.doctor.Finding.Kind;
import org.comethunter.application.frame.FileQuery;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.FrameStore.Found;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;

/**
 * Compares a home's database with its disk, both ways: rows with files, files with rows, and what
 * people have marked with both. Changes nothing. Holds a page of rows at a time, however many there
 * are. Not thread-safe.
 */
public final class HomeExamination {

  /** Rows looked at before what was found among them is told. */
  private static final int PAGE = 200;

  private final FileCatalogue files;
  private final FrameStore store;
  private final ObservationRepository observations;
  private final FrameExamination frames;
  private final DiskExamination disk;

  /**
   * Looks at these.
   *
   * @param alone whether no other process works in the home; beside one, what is being worked on is
   *     no finding
   * @param claimLimit work that is older belongs to a dead worker
   */
  public HomeExamination(
      FileCatalogue files,
      FrameStore store,
      FrameReader reader,
      ObservationRepository observations,
      boolean alone,
      Duration claimLimit,
      InstantSource clock) {
    this.files = files;
    this.store = store;
    this.observations = observations;
    this.frames = new FrameExamination(files, store, alone, claimLimit, clock);
    this.disk = new DiskExamination(files, store, reader, alone, claimLimit, clock);
  }

  /** How many files the database knows. */
  public long size() {
    return files.summary().values().stream()
        .flatMap(counts -> counts.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /**
   * Compares every row with its files, in order of observation time.
   *
   * @param findings gets what was found among some rows, if anything was
   * @param cancellation honoured between pages of rows
   */
  public void rows(
      Consumer<List<Finding>> findings, ProgressListener progress, Cancellation cancellation) {
    int total = Math.toIntExact(size());
    int done = 0;
    List<ProcessedFile> page = page(Optional.empty());
    while (!page.isEmpty() && !cancellation.isRequested()) {
      List<Finding> found = frames.of(page);
      if (!found.isEmpty()) {
        findings.accept(found);
      }
      done += page.size();
      progress.advanced(Stage.CHECKING, Math.min(done, total), total);
      ProcessedFile last = page.getLast();
      page = page(Optional.of(new FrameQuery.Place(last.observedAt(), last.id())));
    }
  }

  private List<ProcessedFile> page(Optional<FrameQuery.Place> after) {
    return files.list(new FileQuery(Optional.empty(), Set.of(), Optional.empty(), after, PAGE));
  }

  /** What is wrong with one file now. */
  public List<Finding> file(FrameId id) {
    return files.find(id).map(List::of).map(frames::of).orElse(List.of());
  }

  /** Looks for files that no row accounts for. */
  public void disk(BiConsumer<Finding, Found> findings) {
    disk.run(findings);
  }

  /** Looks for marks in frames that are not in the home. */
  public void marks(Consumer<Finding> findings) {
    for (FrameId id : observations.markedFrames()) {
      Optional<ProcessedFile> file = files.find(id);
      boolean processed = file.filter(it -> it.status() == FileStatus.PROCESSED).isPresent();
      boolean there =
          processed
              && file.get().lettingGo().rawAt().isEmpty()
              && store.matches(store.raw(id), file.get().raw().orElseThrow(), false);
      if (!there) {
        findings.accept(
            Finding.of(
                Kind.MARK_WITHOUT_FRAME,
                id,
                "Something is marked in it, and it is not in the home; the marks stay as they"
                    + " are."));
      }
    }
  }
}
