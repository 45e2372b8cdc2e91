package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

class FieldMotionTest {
  private static final int FRAMES = 10;

  private static List<Track> tracksOf(int together) {
    Maps maps = new Maps(21);
    Tracker tracker = new Tracker(CourseSearch.Settings.of(Instrument.C3));
    for (int i = 0; i < FRAMES; i++) {
      PixelPosition[] places = new PixelPosition[together + 1];
      for (int k = 0; k < together; k++) {
        places[k] = new PixelPosition(40 + 30 * k + 2 * i, 60 + 25 * (k % 3) + 1.5 * i);
      }
      places[together] = new PixelPosition(200 - 1.5 * i, 220 - 2 * i);
      tracker.add(maps.frame(i, 9, places));
    }
    return tracker.tracks();
  }

  private static List<Track> notOfTheField(List<Track> tracks) {
    FieldMotion field = FieldMotion.of(tracks);
    return tracks.stream().filter(it -> !field.takes(it)).toList();
  }

  @Test
  void whatMovesAsManyOthersDoIsTheField() {
    List<Track> tracks = tracksOf(6);
    assertThat(tracks).hasSizeGreaterThanOrEqualTo(7);
    assertThat(notOfTheField(tracks))
        .singleElement()
        .satisfies(it -> assertThat(it.arc().getLast().x).isLessThan(it.arc().getFirst().x));
  }

  @Test
  void threeFragmentsOfACometAreNoField() {
    List<Track> tracks = tracksOf(3);
    assertThat(notOfTheField(tracks)).hasSameSizeAs(tracks);
  }
}
