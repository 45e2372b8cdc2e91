package org.comethunter.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.comethunter.application.frame.FileQuery;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;

/** Files in memory, in no order. */
final class MemoryFiles implements FileCatalogue {

  private final Map<FrameId, ProcessedFile> files = new ConcurrentHashMap<>();
  private volatile boolean broken;

  void add(ProcessedFile file) {
    files.put(file.id(), file);
  }

  void breakDown() {
    broken = true;
  }

  @Override
  public Optional<ProcessedFile> find(FrameId id) {
    return Optional.ofNullable(files.get(id));
  }

  @Override
  public List<ProcessedFile> list(FileQuery query) {
    return List.copyOf(files.values());
  }

  @Override
  public Map<Instrument, Map<FileStatus, Long>> summary() {
    if (broken) {
      throw new StorageException("The database is locked.");
    }
    return files.values().stream()
        .collect(
            Collectors.groupingBy(
                file -> file.id().instrument(),
                Collectors.groupingBy(ProcessedFile::status, Collectors.counting())));
  }
}
