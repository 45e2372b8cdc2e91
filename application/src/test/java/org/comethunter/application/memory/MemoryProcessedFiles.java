package org.comethunter.application.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Places in the life cycle in memory; the guarded write compares status and claim. */
public final class MemoryProcessedFiles implements ProcessedFileRepository {
  private static final Comparator<ProcessedFile> ORDER =
      Comparator.comparing(ProcessedFile::observedAt).thenComparing(file -> file.id().toString());

  private final Faults faults;
  private final FileMetadataRepository metadata;
  private final Map<FrameId, ProcessedFile> rows = new LinkedHashMap<>();
  private volatile BiConsumer<ProcessedFile, ProcessedFile> beforeWrite = (before, after) -> {};

  public MemoryProcessedFiles(Faults faults, FileMetadataRepository metadata) {
    this.faults = faults;
    this.metadata = metadata;
  }

  /** Is called before each guarded write, outside any lock: to wait there, to look, or to fail. */
  public void beforeWrite(BiConsumer<ProcessedFile, ProcessedFile> hook) {
    beforeWrite = hook;
  }

  /** Puts a row there, whatever was there before. */
  public synchronized void put(ProcessedFile file) {
    rows.put(file.id(), file);
  }

  /** The row, which must be there; works whatever the faults. */
  public synchronized ProcessedFile get(FrameId id) {
    return Optional.ofNullable(rows.get(id)).orElseThrow();
  }

  /** All rows; works whatever the faults. */
  public synchronized List<ProcessedFile> all() {
    return rows.values().stream().sorted(ORDER).toList();
  }

  @Override
  public synchronized Optional<ProcessedFile> find(FrameId id) {
    faults.check();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<ProcessedFile> find(
      Instrument instrument, TimeWindow window, Set<FileStatus> statuses) {
    return findAll(statuses).stream()
        .filter(file -> file.id().instrument() == instrument)
        .filter(file -> window.contains(file.observedAt()))
        .toList();
  }

  @Override
  public List<ProcessedFile> findAll(Set<FileStatus> statuses) {
    faults.check();
    Set<FileStatus> wanted = EnumSet.copyOf(statuses);
    return all().stream().filter(file -> wanted.contains(file.status())).toList();
  }

  @Override
  public synchronized int addNew(Collection<ProcessedFile> files) {
    faults.check();
    int before = rows.size();
    for (ProcessedFile file : files) {
      if (metadata.find(file.id()).isEmpty()) {
        throw new IllegalArgumentException("File " + file.id() + " has no metadata.");
      }
      rows.putIfAbsent(file.id(), file);
    }
    return rows.size() - before;
  }

  @Override
  public boolean compareAndSet(ProcessedFile before, ProcessedFile after) {
    beforeWrite.accept(before, after);
    synchronized (this) {
      faults.check();
      ProcessedFile stored = rows.get(before.id());
      if (stored == null
          || stored.status() != before.status()
          || !stored.claimedAt().equals(before.claimedAt())) {
        return false;
      }
      rows.put(after.id(), after);
      return true;
    }
  }
}
