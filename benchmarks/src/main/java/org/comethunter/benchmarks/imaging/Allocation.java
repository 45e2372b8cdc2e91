package org.comethunter.benchmarks.imaging;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.comethunter.application.picture.Darkroom;
import org.comethunter.application.picture.FrameShelf;
import org.comethunter.application.port.FrameReader;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.filter.NoNeighboursException;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.picture.GreyPicture;
import org.comethunter.domain.picture.PictureSettings;
import org.comethunter.fits.FitsModule;

/**
 * What a worker allocates for one frame, from file to finished PNG, once it has made a few: less
 * than a frame's levels, the smallest of its arrays, if it uses its memory again.
 */
final class Allocation {
  private static final int WARM_UP = 10;
  private static final int MEASURED = 10;

  /** The levels of the smallest usual frame's picture, one byte each. */
  private static final long FRAME_BYTES = 1 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FrameReader reader = FitsModule.frameReader();
  private final List<Path> frames;
  private final FrameShelf shelf;

  /** Measures every filter. */
  static void measure(List<Path> frames, Table table) {
    System.err.println("Counting allocated bytes ...");
    Allocation allocation = new Allocation(frames);
    for (FilterKind filter : FilterKind.values()) {
      long bytes = allocation.perFrame(filter, WARM_UP, MEASURED);
      table.add(
          "allocated by a worker, " + filter.code(),
          String.format(Locale.ROOT, "%.0f KB/frame", bytes / 1e3),
          "less than 1 MB",
          bytes < FRAME_BYTES);
    }
  }

  /** Frames to choose from; all of them serve as neighbours. */
  Allocation(List<Path> frames) {
    this.frames = frames;
    Map<FrameHeader, Path> headers =
        frames.stream()
            .collect(Collectors.toMap(reader::readHeader, Function.identity(), (one, _) -> one));
    this.shelf =
        (instrument, window) ->
            headers.entrySet().stream()
                .filter(it -> it.getKey().instrument() == instrument)
                .filter(it -> window.contains(it.getKey().observedAt()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Bytes for one frame, in the mean.
   *
   * @param warmUp how many frames are made before
   * @param measured how many are then made and measured
   */
  long perFrame(FilterKind filter, int warmUp, int measured) {
    Darkroom darkroom = new Darkroom(reader, FitsModule.pictureEncoder(), FilterSettings.DEFAULT);
    Iterator<Path> files = Stream.generate(() -> frames).flatMap(List::stream).iterator();
    for (int i = 0; i < warmUp; i++) {
      make(darkroom, files.next(), filter);
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < measured; i++) {
      make(darkroom, files.next(), filter);
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / measured;
  }

  private void make(Darkroom darkroom, Path file, FilterKind filter) {
    Frame frame = darkroom.read(file);
    PictureSettings settings = PictureSettings.of(filter);
    GreyPicture picture;
    try {
      picture = darkroom.render(frame, settings, shelf);
    } catch (NoNeighboursException e) {
      picture = darkroom.renderEmpty(frame, settings, e.getMessage());
    }
    if (darkroom.encode(picture).length() == 0) {
      throw new IllegalStateException("No picture was made of " + file + ".");
    }
  }
}
