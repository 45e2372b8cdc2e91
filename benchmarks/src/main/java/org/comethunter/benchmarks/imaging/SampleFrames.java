package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.fits.FitsModule;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.sky.SimulatedSky;

/** Frames to measure with, as plain FITS files in one folder. */
public final class SampleFrames {

  /** The first day of the simulated frames; the same sky every time. */
  static final LocalDate DAY = LocalDate.of(2024, 3, 10);

  private SampleFrames() {}

  /** The sky that the simulated frames show. */
  static SimulatedSky sky() {
    return new SimulatedSky(SimulatedSky.Settings.of(1));
  }

  /**
   * Simulates frames, half of them of C2, the others of C3, each camera's in a row.
   *
   * @param count at least 2
   * @return their files, first C2's
   */
  public static List<Path> simulate(int count, Path folder) {
    SimulatedSky sky = sky();
    List<ArchivedFile> files = new ArrayList<>(listed(sky, Instrument.C2, count / 2));
    files.addAll(listed(sky, Instrument.C3, count - count / 2));
    return files.parallelStream().map(file -> write(sky, file, folder)).toList();
  }

  private static List<ArchivedFile> listed(SimulatedSky sky, Instrument camera, int count) {
    return Stream.iterate(DAY, day -> day.plusDays(1))
        .flatMap(day -> sky.files(camera, day, Instant.MAX).stream())
        .limit(count)
        .toList();
  }

  private static Path write(SimulatedSky sky, ArchivedFile file, Path folder) {
    try {
      return Files.write(folder.resolve(file.name()), sky.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException("A frame to measure with cannot be written.", e);
    }
  }

  /**
   * Copies frames, unpacked, and copies them again until there are enough. Files that are no frames
   * of C2 or C3 are left out.
   *
   * @param from a folder with FITS files, plain or gzip'ed, in folders or not
   * @throws IllegalArgumentException if there is not one frame
   */
  static List<Path> copy(Path from, int count, Path folder) throws IOException {
    List<Path> sources = usable(from);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("There are no frames of C2 or C3 in " + from + ".");
    }
    List<Path> copies = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Path source = sources.get(number % sources.size());
      Path copy = folder.resolve(String.format(Locale.ROOT, "%05d.fts", number));
      try (InputStream file = Files.newInputStream(source);
          InputStream plain = name(source).endsWith(".gz") ? new GZIPInputStream(file) : file) {
        Files.copy(plain, copy);
      }
      copies.add(copy);
    }
    return copies;
  }

  private static List<Path> usable(Path from) throws IOException {
    FrameReader reader = FitsModule.frameReader();
    try (Stream<Path> tree = Files.walk(from)) {
      return tree.filter(file -> name(file).matches(".+\\.(fts|fits)(\\.gz)?"))
          .filter(file -> isFrame(reader, file))
          .sorted()
          .toList();
    }
  }

  private static boolean isFrame(FrameReader reader, Path file) {
    try {
      reader.readHeader(file);
      return true;
    } catch (MalformedFrameException | UnsupportedFrameException e) {
      System.err.println(file + " is left out: " + e.getMessage());
      return false;
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** Some of the frames, at even distances, or all if there are no more. */
  static List<Path> spread(List<Path> frames, int count) {
    int size = frames.size();
    return Stream.iterate(0, it -> it + 1)
        .limit(Math.min(count, size))
        .map(it -> frames.get(it * size / Math.min(count, size)))
        .toList();
  }
}
