package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.frame.FileQuery;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.domain.file.FilePart;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;

/** All rows of {@code processed_file}. */
final class SqliteFileCatalogue implements FileCatalogue {

  private final Database database;

  @Inject
  SqliteFileCatalogue(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ProcessedFile> find(FrameId id) {
    return database.read(ProcessedFileMapper.class, table -> table.find(id));
  }

  @Override
  public List<ProcessedFile> list(FileQuery query) {
    FrameRange range = FrameRange.of(query);
    return database.read(FileCatalogueMapper.class, table -> table.list(query.statuses(), range));
  }

  @Override
  public long bytes(FilePart part) {
    return database.read(
        FileCatalogueMapper.class,
        table ->
            switch (part) {
              case RAW -> table.rawBytes();
              case PICTURE -> table.pictureBytes();
            });
  }

  @Override
  public List<ProcessedFile> oldestWith(
      FilePart part, Optional<FrameQuery.Place> after, int limit) {
    String time = after.map(place -> TimeText.of(place.observedAt())).orElse("");
    String id = after.map(place -> place.id().toString()).orElse("");
    return database.read(
        FileCatalogueMapper.class,
        table ->
            switch (part) {
              case RAW -> table.oldestWithRaw(time, id, limit);
              case PICTURE -> table.oldestWithPicture(time, id, limit);
            });
  }

  @Override
  public Map<Instrument, Map<FileStatus, Long>> summary() {
    Map<Instrument, Map<FileStatus, Long>> counts = new EnumMap<>(Instrument.class);
    for (FileCount count : database.read(FileCatalogueMapper.class, FileCatalogueMapper::summary)) {
      counts
          .computeIfAbsent(count.instrument(), _ -> new EnumMap<>(FileStatus.class))
          .put(count.status(), count.count());
    }
    return counts;
  }
}
