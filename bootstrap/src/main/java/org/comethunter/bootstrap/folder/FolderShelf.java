package org.comethunter.bootstrap.folder;

import static java.lang.System.Logger.Level.DEBUG;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.comethunter.application.picture.FrameShelf;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** The frames among some files; their headers are read when they are first asked for. */
final class FolderShelf implements FrameShelf {
  private static final System.Logger LOG = System.getLogger(FolderShelf.class.getName());

  private final FrameReader reader;
  private final Collection<Path> files;
  private Map<FrameHeader, Path> frames;

  FolderShelf(FrameReader reader, Collection<Path> files) {
    this.reader = reader;
    this.files = files;
  }

  @Override
  public Map<FrameHeader, Path> observed(Instrument instrument, TimeWindow window) {
    return frames().entrySet().stream()
        .filter(
            it ->
                it.getKey().instrument() == instrument && window.contains(it.getKey().observedAt()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** All frames among the files. */
  synchronized Map<FrameHeader, Path> frames() {
    if (frames == null) {
      Map<FrameHeader, Path> found = new ConcurrentHashMap<>();
      files.parallelStream().forEach(file -> read(file, found));
      frames = new HashMap<>(found);
    }
    return frames;
  }

  private void read(Path file, Map<FrameHeader, Path> found) {
    try {
      found.put(reader.readHeader(file), file);
    } catch (MalformedFrameException | UnsupportedFrameException | StorageException e) {
      // the file's own turn tells the user
      LOG.log(DEBUG, "{0} is no neighbour: {1}", file, e.getMessage());
    }
  }
}
