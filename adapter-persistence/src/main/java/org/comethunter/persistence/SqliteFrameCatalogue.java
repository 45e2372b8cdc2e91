package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.domain.file.FrameId;

/** Finished frames: rows of {@code processed_file} with their metadata. */
final class SqliteFrameCatalogue implements FrameCatalogue {

  private final Database database;

  @Inject
  SqliteFrameCatalogue(Database database) {
    this.database = database;
  }

  @Override
  public Optional<FrameEntry> find(FrameId id) {
    return database.read(FrameMapper.class, table -> table.find(id));
  }

  @Override
  public List<FrameEntry> list(FrameQuery query) {
    FrameRange range = FrameRange.of(query);
    return database.read(FrameMapper.class, table -> table.list(range));
  }

  @Override
  public long count(FrameQuery query) {
    FrameRange range =
        FrameRange.of(
            new FrameQuery(query.instrument(), query.window(), Optional.empty(), query.limit()));
    return database.read(FrameMapper.class, table -> table.count(range));
  }
}
