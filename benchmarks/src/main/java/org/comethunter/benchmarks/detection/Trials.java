package org.comethunter.benchmarks.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.benchmarks.detection.Sequence.Shot;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.sky.Roll;
import org.comethunter.simulator.sky.SimulatedSky;

/** Skies that are hard not to take something for a comet in, each of one kind. */
final class Trials {
  private static final int FRAMES = 80;
  private static final long SEED = 2001;

  private Trials() {}

  /** Mercury passes between the Earth and the Sun. */
  static Sequence planet(Path scratch) throws IOException {
    return sequence("a planet, c3", Instrument.C3, active(300), LocalDate.of(2025, 3, 24), scratch);
  }

  /** The Sun is before the Milky Way. */
  static Sequence stars(Path scratch) throws IOException {
    return sequence(
        "a star field, c3", Instrument.C3, quiet(), LocalDate.of(2025, 12, 21), scratch);
  }

  /** An ejection every three hours. */
  static Sequence ejections(Path scratch) throws IOException {
    return sequence("ejections, c2", Instrument.C2, active(3), LocalDate.of(2025, 6, 3), scratch);
  }

  /** Half way, the spacecraft turns upside down. */
  static Sequence roll(Path scratch) throws IOException {
    LocalDate day = LocalDate.of(2025, 9, 9);
    List<Shot> shots = new ArrayList<>();
    for (double degrees : new double[] {0, 180}) {
      List<Shot> rolled =
          Sequences.of(
              quiet().withRoll(new Roll.Fixed(degrees)), Instrument.C3, day, FRAMES, scratch);
      shots.addAll(
          degrees == 0 ? rolled.subList(0, FRAMES / 2) : rolled.subList(FRAMES / 2, FRAMES));
    }
    return new Sequence("a roll change, c3", Instrument.C3, shots, List.of());
  }

  private static SimulatedSky.Settings quiet() {
    return SimulatedSky.Settings.of(SEED).withCometSnr(0);
  }

  private static SimulatedSky.Settings active(long hours) {
    return quiet().withActivity(Duration.ofHours(hours));
  }

  private static Sequence sequence(
      String name, Instrument camera, SimulatedSky.Settings settings, LocalDate day, Path scratch)
      throws IOException {
    return new Sequence(
        name, camera, Sequences.of(settings, camera, day, FRAMES, scratch), List.of());
  }
}
