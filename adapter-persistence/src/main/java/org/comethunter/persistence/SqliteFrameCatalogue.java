package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.domain.file.FrameId;

/** Finished frames: rows of {@code processed_file} with their metadata. */
final class SqliteFrameCatalogue implements FrameCatalogue {

  /** A page is one text: a long list is read in several. */
  private static final int MOST_AT_ONCE = 1000;

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
    List<FrameEntry> frames = page(FrameRange.of(query).limitedTo(MOST_AT_ONCE));
    if (frames.size() < MOST_AT_ONCE) {
      return frames;
    }
    List<FrameEntry> all = new ArrayList<>(frames);
    while (frames.size() == MOST_AT_ONCE && all.size() < query.limit()) {
      int rest = Math.min(MOST_AT_ONCE, query.limit() - all.size());
      frames = page(FrameRange.of(query).after(all.getLast(), rest));
      all.addAll(frames);
    }
    return all;
  }

  private List<FrameEntry> page(FrameRange range) {
    return database
        .read(
            FrameMapper.class,
            table ->
                (range.camera() == null ? table.pageOfBoth(range) : table.pageOfOne(range))
                    .map(FrameLine::readAll))
        .orElse(List.of());
  }

  @Override
  public long count(FrameQuery query) {
    FrameRange range =
        FrameRange.of(
            new FrameQuery(query.instrument(), query.window(), Optional.empty(), query.limit()));
    return database.read(FrameMapper.class, table -> table.count(range));
  }
}
