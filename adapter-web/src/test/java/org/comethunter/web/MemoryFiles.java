package org.comethunter.web;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.comethunter.application.frame.FileQuery;
import org.comethunter.application.frame.FrameQuery.Place;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.domain.file.FilePart;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Files in memory, as the pipelines and as the web see them. */
final class MemoryFiles implements ProcessedFileRepository, FileCatalogue {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::observedAt).thenComparing(place -> place.id().toString());

  private final Map<FrameId, ProcessedFile> rows = new ConcurrentHashMap<>();

  @Override
  public Optional<ProcessedFile> find(FrameId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<ProcessedFile> list(FileQuery query) {
    return rows.values().stream()
        .filter(file -> query.statuses().contains(file.status()))
        .filter(file -> query.instrument().map(file.id().instrument()::equals).orElse(true))
        .filter(file -> query.window().map(w -> w.contains(file.observedAt())).orElse(true))
        .filter(file -> query.after().map(a -> ORDER.compare(a, place(file)) < 0).orElse(true))
        .sorted(Comparator.comparing(MemoryFiles::place, ORDER))
        .limit(query.limit())
        .toList();
  }

  private static Place place(ProcessedFile file) {
    return new Place(file.observedAt(), file.id());
  }

  @Override
  public long bytes(FilePart part) {
    throw new AssertionError("The web lets nothing go.");
  }

  @Override
  public List<ProcessedFile> oldestWith(FilePart part, Optional<Place> after, int limit) {
    throw new AssertionError("The web lets nothing go.");
  }

  @Override
  public Map<Instrument, Map<FileStatus, Long>> summary() {
    return rows.values().stream()
        .collect(
            groupingBy(
                file -> file.id().instrument(), groupingBy(ProcessedFile::status, counting())));
  }

  @Override
  public List<ProcessedFile> find(
      Instrument instrument, TimeWindow window, Set<FileStatus> statuses) {
    return list(
        new FileQuery(
            Optional.of(instrument),
            statuses,
            Optional.of(window),
            Optional.empty(),
            Integer.MAX_VALUE));
  }

  @Override
  public List<ProcessedFile> findAll(Set<FileStatus> statuses) {
    return rows.values().stream().filter(file -> statuses.contains(file.status())).toList();
  }

  @Override
  public int addNew(Collection<ProcessedFile> files) {
    int before = rows.size();
    files.forEach(file -> rows.putIfAbsent(file.id(), file));
    return rows.size() - before;
  }

  @Override
  public boolean compareAndSet(ProcessedFile before, ProcessedFile after) {
    return rows.replace(before.id(), before, after);
  }
}
