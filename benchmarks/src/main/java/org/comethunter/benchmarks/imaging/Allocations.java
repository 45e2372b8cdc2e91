package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import org.comethunter.application.port.FrameReader;
import org.comethunter.benchmarks.program.JavaProgram;
import org.comethunter.benchmarks.program.MeasuredProcess;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.fits.FitsModule;

/** Asks {@link Allocation} and says what it found. */
final class Allocations {
  /** The levels of a usual frame's picture, one byte each: the smallest array of its size. */
  private static final long FRAME_BYTES = 1 << 20;

  private Allocations() {}

  /** Measures every filter over the frames of one camera, that of the last. */
  static void measure(List<Path> frames, Table table) throws IOException, InterruptedException {
    System.err.println("Counting allocated bytes ...");
    FrameReader reader = FitsModule.frameReader();
    Instrument camera = reader.readHeader(frames.getLast()).instrument();
    List<String> files =
        frames.stream()
            .filter(frame -> reader.readHeader(frame).instrument() == camera)
            .map(Path::toString)
            .toList();
    MeasuredProcess measured =
        MeasuredProcess.run(JavaProgram.command(Allocation.class, LargestArray.OPTIONS, files));
    try (Scanner words = new Scanner(measured.output())) {
      while (words.hasNext()) {
        add(words.next(), words.nextLong(), words.nextLong(), table);
      }
    }
  }

  private static void add(String filter, long bytes, long largest, Table table) {
    table.add(
        "allocated by a worker, " + filter,
        String.format(Locale.ROOT, "%.0f KB/frame, %s", bytes / 1e3, inWords(largest)),
        "no array of a frame's size",
        largest < FRAME_BYTES);
  }

  private static String inWords(long largest) {
    return largest == 0
        ? "no array above " + LargestArray.LEAST_BYTES / 1024 + " KiB"
        : "largest array " + largest / 1024 + " KiB";
  }
}
