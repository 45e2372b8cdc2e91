package org.comethunter.application.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Metadata in memory. */
public final class MemoryMetadata implements FileMetadataRepository {
  private final Faults faults;
  private final Map<FrameId, FileMetadata> rows = new LinkedHashMap<>();
  private Runnable quicker = () -> {};

  public MemoryMetadata(Faults faults) {
    this.faults = faults;
  }

  @Override
  public synchronized Optional<FileMetadata> find(FrameId id) {
    faults.check();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<FileMetadata> find(Instrument instrument, TimeWindow window) {
    faults.check();
    return rows.values().stream()
        .filter(row -> row.id().instrument() == instrument && window.contains(row.observedAt()))
        .sorted(FileMetadata.CHRONOLOGICAL)
        .toList();
  }

  @Override
  public synchronized Optional<Instant> newestObservation(Instrument instrument) {
    faults.check();
    return rows.values().stream()
        .filter(row -> row.id().instrument() == instrument)
        .map(FileMetadata::observedAt)
        .max(Comparator.naturalOrder());
  }

  @Override
  public synchronized int addNew(Collection<FileMetadata> files) {
    faults.check();
    int before = rows.size();
    files.forEach(file -> rows.putIfAbsent(file.id(), file));
    return rows.size() - before;
  }

  @Override
  public synchronized boolean compareAndSet(FileMetadata before, FileMetadata after) {
    faults.check();
    Runnable first = quicker;
    quicker = () -> {};
    first.run();
    return rows.replace(before.id(), before, after);
  }

  /** Lets somebody else be quicker than the next change. */
  public synchronized void beforeNextChange(Runnable somebodyElse) {
    quicker = somebodyElse;
  }
}
