package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Life cycles in the table {@code processed_file}. */
final class SqliteProcessedFileRepository implements ProcessedFileRepository {

  private final Database database;

  @Inject
  SqliteProcessedFileRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ProcessedFile> find(FrameId id) {
    return database.read(ProcessedFileMapper.class, table -> table.find(id));
  }

  @Override
  public List<ProcessedFile> find(
      Instrument instrument, TimeWindow window, Set<FileStatus> statuses) {
    if (statuses.isEmpty()) {
      return List.of();
    }
    String from = TimeText.notBefore(window.start());
    String before = TimeText.notBefore(window.end());
    return database.read(
        ProcessedFileMapper.class, table -> table.inWindow(instrument, from, before, statuses));
  }

  @Override
  public List<ProcessedFile> findAll(Set<FileStatus> statuses) {
    if (statuses.isEmpty()) {
      return List.of();
    }
    return database.read(ProcessedFileMapper.class, table -> table.inStates(statuses));
  }

  @Override
  public int addNew(Collection<ProcessedFile> files) {
    List<ProcessedFileRow> rows = files.stream().map(ProcessedFileRow::of).toList();
    return database.inTransaction(
        ProcessedFileMapper.class, table -> rows.stream().mapToInt(table::addIfNew).sum());
  }

  @Override
  public boolean compareAndSet(ProcessedFile before, ProcessedFile after) {
    if (!before.id().equals(after.id())) {
      throw new IllegalArgumentException(
          "File " + before.id() + " cannot become file " + after.id() + ".");
    }
    return database.inTransaction(
        ProcessedFileMapper.class,
        table -> table.replace(ProcessedFileRow.of(before), ProcessedFileRow.of(after)) == 1);
  }
}
