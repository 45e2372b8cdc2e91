package org.comethunter.bootstrap.embedding;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.comethunter.application.port.FileNotInArchiveException;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/** An archive that is a map: what an embedding program might put in place of the web. */
final class InMemoryArchive implements SolarArchive {
  private final Map<FrameId, FileMetadata> listed = new LinkedHashMap<>();
  private final Map<FrameId, byte[]> contents = new LinkedHashMap<>();
  private final List<FrameId> downloads = new ArrayList<>();

  synchronized void add(FileMetadata file, byte[] content) {
    listed.put(file.id(), file);
    contents.put(file.id(), content);
  }

  synchronized List<FrameId> downloads() {
    return List.copyOf(downloads);
  }

  @Override
  public synchronized List<FileMetadata> list(Instrument instrument, LocalDate day) {
    return listed.values().stream()
        .filter(file -> file.id().instrument() == instrument)
        .filter(file -> dayOf(file.observedAt()).equals(day))
        .toList();
  }

  private static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  @Override
  public synchronized Transfer download(FrameId id, OutputStream into) {
    byte[] content = contents.get(id);
    if (content == null) {
      throw new FileNotInArchiveException("There is no " + id + ".");
    }
    downloads.add(id);
    try {
      into.write(content);
    } catch (IOException e) {
      throw new StorageException("It cannot be written.", e);
    }
    return new Transfer(content.length, OptionalLong.of(content.length), Optional.empty());
  }
}
