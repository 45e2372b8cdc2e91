package org.comethunter.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.comethunter.application.frame.FileQuery;
import org.comethunter.application.frame.FrameQuery.Place;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.domain.file.FilePart;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;

/**
 * A catalogue of which nothing but the counts is known.
 *
 * @param counts what is counted, or throws
 */
record CountedFiles(Supplier<Map<Instrument, Map<FileStatus, Long>>> counts)
    implements FileCatalogue {

  @Override
  public Optional<ProcessedFile> find(FrameId id) {
    return Optional.empty();
  }

  @Override
  public List<ProcessedFile> list(FileQuery query) {
    return List.of();
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
    return counts.get();
  }
}
