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
  public void update(FileMetadata file) {
    FileMetadataRow row = FileMetadataRow.of(file);
    boolean known =
        database.inTransaction(
            FileMetadataMapper.class,
            table -> {
              table.updateObservationTime(row);
              return table.update(row) == 1;
            });
    if (!known) {
      throw new IllegalArgumentException("The file " + file.id() + " is not known.");
    }
  }
}
