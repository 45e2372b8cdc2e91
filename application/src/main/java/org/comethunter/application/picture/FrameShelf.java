package org.comethunter.application.picture;

import java.nio.file.Path;
import java.util.Map;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Where a frame's neighbours are found. Thread-safe. */
@FunctionalInterface
public interface FrameShelf {

  /**
   * The readable frames of a camera that were observed in a window, or close to it, and their
   * files.
   */
  Map<FrameHeader, Path> observed(Instrument instrument, TimeWindow window);
}
