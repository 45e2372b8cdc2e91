package org.comethunter.application.picture;

import static java.lang.System.Logger.Level.WARNING;
import static org.comethunter.domain.file.FileStatus.DOWNLOADED;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;
import static org.comethunter.domain.file.FileStatus.READY;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** The frames whose FITS files are in the home, processed or not. */
public final class HomeShelf implements FrameShelf {
  private static final System.Logger LOG = System.getLogger(HomeShelf.class.getName());

  /** States in which a file is on disk and may be a frame. */
  private static final Set<FileStatus> ON_DISK =
      EnumSet.of(DOWNLOADED, READY, PROCESSING, PROCESSING_FAILED, PROCESSED);

  /** The archive's list and the file's header may give slightly different times. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final ProcessedFileRepository files;
  private final FrameStore store;
  private final FrameReader reader;

  /** Reads these. */
  public HomeShelf(ProcessedFileRepository files, FrameStore store, FrameReader reader) {
    this.files = files;
    this.store = store;
    this.reader = reader;
  }

  @Override
  public Map<FrameHeader, Path> observed(Instrument instrument, TimeWindow window) {
    Map<FrameHeader, Path> found = new HashMap<>();
    for (ProcessedFile file : files(instrument, window)) {
      Path path = store.raw(file.id());
      try {
        found.put(reader.readHeader(path), path);
      } catch (MalformedFrameException | UnsupportedFrameException | StorageException e) {
        LOG.log(WARNING, "{0} is no neighbour: {1}", file.id(), e.getMessage());
      }
    }
    return found;
  }

  /** The files of a camera that were observed in a window, or close to it. */
  List<ProcessedFile> files(Instrument instrument, TimeWindow window) {
    TimeWindow wider = new TimeWindow(window.start().minus(MARGIN), window.end().plus(MARGIN));
    return files.find(instrument, wider, ON_DISK).stream()
        .filter(file -> file.lettingGo().rawAt().isEmpty())
        .toList();
  }
}
