package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Metadata in the table {@code file_metadata}. */
final class SqliteFileMetadataRepository implements FileMetadataRepository {

  private final Database database;

  @Inject
  SqliteFileMetadataRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<FileMetadata> find(FrameId id) {
    return database.read(FileMetadataMapper.class, table -> table.find(id));
  }

  @Override
  public List<FileMetadata> find(Instrument instrument, TimeWindow window) {
    String from = TimeText.notBefore(window.start());
    String before = TimeText.notBefore(window.end());
    return database.read(
        FileMetadataMapper.class, table -> table.inWindow(instrument, from, before));
  }

  @Override
  public Optional<Instant> newestObservation(Instrument instrument) {
    return database.read(FileMetadataMapper.class, table -> table.newestObservation(instrument));
  }

  @Override
  public int addNew(Collection<FileMetadata> files) {
    List<FileMetadataRow> rows = files.stream().map(FileMetadataRow::of).toList();
    return database.inTransaction(
        FileMetadataMapper.class, table -> rows.stream().mapToInt(table::addIfNew).sum());
  }

  @Override
  public boolean compareAndSet(FileMetadata before, FileMetadata after) {
    if (!before.id().equals(after.id())) {
      throw new IllegalArgumentException(
          "File " + before.id() + " cannot become file " + after.id() + ".");
    }
    FileMetadataRow row = FileMetadataRow.of(after);
    return database.inTransaction(
        FileMetadataMapper.class,
        table -> {
          boolean replaced = table.replace(FileMetadataRow.of(before), row) == 1;
          if (replaced) {
            table.updateObservationTime(row);
          }
          return replaced;
        });
  }
}
