package org.comethunter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilledHomeTest {
  private static final int FRAMES = 260;

  @TempDir private Path home;

  @Test
  void bothCamerasTakeTurnsAndFillingAgainAddsNothing() {
    List<Integer> progress = new ArrayList<>();
    FilledHome.fill(home, FRAMES, progress::add);
    FilledHome.fill(home, FRAMES, progress::add);

    assertThat(progress).containsExactly(FRAMES, FRAMES);
    TimeWindow all =
        new TimeWindow(FilledHome.oldest(FRAMES), FilledHome.NEWEST.plus(FilledHome.BETWEEN));
    try (CometHunter hunter = CometHunter.builder(home).build()) {
      for (Instrument camera : Instrument.values()) {
        try (Stream<FrameEntry> frames = hunter.frames(camera, all)) {
          assertThat(frames)
              .as("frames of %s", camera)
              .hasSize(FRAMES / 2)
              .allMatch(frame -> frame.id().instrument() == camera);
        }
      }
    }
  }

  @Test
  void aCycleFindsEverythingThere() {
    FilledHome.fill(home, FRAMES, _ -> {});

    assertThat(CycleTime.median(home)).isPositive();
  }
}
