package org.comethunter.benchmarks.imaging;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
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
 * What a worker allocates for one frame, from file to finished PNG, once it has made a few of the
 * same camera; a program of its own, because {@link LargestArray} needs a Java that was started for
 * it.
 *
 * <p>{@code Allocation FRAME...} prints a line for each filter: its name, the bytes for a frame in
 * the mean, and the size of the largest array.
 */
final class Allocation {
  private static final int WARM_UP = 4;
  private static final int MEASURED = 8;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FrameReader reader = FitsModule.frameReader();
  private final List<Path> frames;
  private final FrameShelf shelf;

  private Allocation(List<Path> frames) {
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

  /** Measures every filter. */
  public static void main(String... arguments) throws IOException {
    Allocation allocation = new Allocation(Arrays.stream(arguments).map(Path::of).toList());
    for (FilterKind filter : FilterKind.values()) {
      allocation.measure(filter);
    }
  }

  private void measure(FilterKind filter) throws IOException {
    Darkroom darkroom = new Darkroom(reader, FitsModule.pictureEncoder(), FilterSettings.DEFAULT);
    Iterator<Path> files = Stream.generate(() -> frames).flatMap(List::stream).iterator();
    for (int i = 0; i < WARM_UP; i++) {
      make(darkroom, files.next(), filter);
    }
    try (LargestArray largest = LargestArray.record()) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < MEASURED; i++) {
        make(darkroom, files.next(), filter);
      }
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      System.out.println(filter.code() + " " + bytes / MEASURED + " " + largest.bytes());
    }
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
