package org.comethunter.benchmarks.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.comethunter.application.port.FrameReader;
import org.comethunter.benchmarks.detection.Sequence.Shot;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.HuntingSeries;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.fits.FitsModule;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.sky.SimulatedSky;

/** Makes the sequences that are searched. */
final class Sequences {
  private static final int FRAMES = 100;
  private static final int COMETS = 12;

  private Sequences() {}

  /** A day of the simulated sky without comets, with streamers, ejections, stars and planets. */
  static List<Shot> simulated(Instrument camera, long seed, Path scratch) throws IOException {
    LocalDate day = LocalDate.of(2025, 1, 10).plusDays(37 * (seed % 1000));
    return of(
        SimulatedSky.Settings.of(seed).withCometSnr(0).withActivity(Duration.ofHours(14)),
        camera,
        day,
        FRAMES,
        scratch);
  }

  /**
   * Frames of a simulated sky.
   *
   * @param day the first
   * @param count how many, one after the other
   */
  static List<Shot> of(
      SimulatedSky.Settings settings, Instrument camera, LocalDate day, int count, Path scratch)
      throws IOException {
    SimulatedSky sky = new SimulatedSky(settings);
    List<Shot> frames = new ArrayList<>();
    FrameReader reader = FitsModule.frameReader();
    Path file = Files.createTempFile(scratch, "frame", ".fts");
    for (LocalDate on = day; frames.size() < count; on = on.plusDays(1)) {
      for (ArchivedFile each : sky.files(camera, on, Instant.MAX)) {
        Files.write(file, sky.read(each));
        frames.add(new Shot(FrameId.ofFile(on, camera, each.name()), reader.read(file)));
      }
    }
    Files.delete(file);
    frames.sort(Comparator.comparing(Shot::at));
    return List.copyOf(frames.subList(0, count));
  }

  /** The frames for hunters that a folder in the archive's layout holds, in time order. */
  static List<Shot> real(LocalDate day, Instrument camera, Path folder) throws IOException {
    FrameReader reader = FitsModule.frameReader();
    List<Shot> frames = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().contains(".fts")).sorted().toList()) {
        Frame frame = reader.read(file);
        if (HuntingSeries.reasonToSkip(frame.header()).isEmpty()) {
          String name = file.getFileName().toString().replaceFirst("\\.gz$", "");
          frames.add(new Shot(FrameId.ofFile(day, camera, name), frame));
        }
      }
    }
    frames.sort(Comparator.comparing(Shot::at));
    return frames;
  }

  /** The same frames in another order, at the same times: nothing moves through them. */
  static List<Shot> shuffled(List<Shot> frames, long seed) {
    List<Shot> mixed = new ArrayList<>(frames);
    Collections.shuffle(mixed, new Random(seed));
    List<Shot> result = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      Shot then = frames.get(i);
      result.add(
          new Shot(then.id(), new Frame(then.frame().header(), mixed.get(i).frame().counts())));
    }
    return result;
  }

  /** The same frames with comets in them. */
  static Sequence withComets(String name, Instrument camera, List<Shot> frames, long seed) {
    List<FrameGeometry> geometries = frames.stream().map(Shot::geometry).toList();
    List<MatchedNoise> noise = frames.stream().map(it -> MatchedNoise.of(it.frame())).toList();
    List<InjectedComet> comets = new CometPlan(camera, geometries, noise, seed).draw(COMETS);
    return new Sequence(name, camera, Injection.into(frames, noise, comets), comets);
  }
}
