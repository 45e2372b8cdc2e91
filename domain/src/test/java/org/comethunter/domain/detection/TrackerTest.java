package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

class TrackerTest {
  private final Tracker tracker = new Tracker(CourseSearch.Settings.of(Instrument.C3));

  /** 15 px/h to the upper right. */
  private static PixelPosition comet(int frame) {
    return new PixelPosition(40.3 + 2.4 * frame, 60.8 + 1.8 * frame);
  }

  @Test
  void followsWhatNoSingleFrameShowsForCertain() {
    Maps maps = new Maps(4);
    for (int i = 0; i < 16; i++) {
      tracker.add(i < 3 ? maps.frame(i, 0) : maps.frame(i, 3, comet(i)));
    }
    Track track = tracker.tracks().getFirst();
    assertThat(track.score()).isGreaterThan(9);
    assertThat(track.arc()).hasSizeBetween(10, 16);
    for (Track.Step step : track.arc().subList(2, track.arc().size() - 1)) {
      int frame = (int) Math.round((step.frame.hour() - Maps.hour(0)) / 0.2);
      assertThat(step.x).isCloseTo(comet(frame).column(), within(1.0));
      assertThat(step.y).isCloseTo(comet(frame).row(), within(1.0));
    }
  }

  @Test
  void noiseAloneHasNoClearTrack() {
    Maps maps = new Maps(5);
    for (int i = 0; i < 16; i++) {
      tracker.add(maps.frame(i, 0));
    }
    assertThat(tracker.tracks()).allMatch(track -> track.score() < 8.5);
  }

  /** The first frames can be searched only when later ones are there, and not in their order. */
  @Test
  void findsWhatWasOnlyThereBeforeTheLatestFrame() {
    Maps maps = new Maps(6);
    List<Integer> order = List.of(7, 0, 1, 8, 3, 5, 2, 4, 6);
    for (int i : order) {
      tracker.add(i >= 1 && i <= 5 ? maps.frame(i, 6, comet(i)) : maps.frame(i, 0));
    }
    Track track = tracker.tracks().getFirst();
    assertThat(track.score()).isGreaterThan(9);
    assertThat(track.arc().getFirst().frame.id()).isIn(Maps.id(0), Maps.id(1));
    assertThat(track.arc().getLast().frame.id()).isIn(Maps.id(5), Maps.id(6));
  }

  @Test
  void oneObjectIsOneTrack() {
    Maps maps = new Maps(7);
    for (int i = 0; i < 16; i++) {
      tracker.add(maps.frame(i, 7, comet(i)));
    }
    long near =
        tracker.tracks().stream()
            .filter(track -> Math.abs(track.arc().getLast().x - comet(15).column()) < 4)
            .filter(track -> Math.abs(track.arc().getLast().y - comet(15).row()) < 4)
            .count();
    assertThat(near).isEqualTo(1);
  }

  @Test
  void forgetsEverythingWhenTheSkyChanges() {
    Maps maps = new Maps(8);
    for (int i = 0; i < 8; i++) {
      tracker.add(maps.frame(i, 7, comet(i)));
    }
    tracker.clear();
    assertThat(tracker.tracks()).isEmpty();
    tracker.add(maps.frame(8, 7, comet(8)));
    assertThat(tracker.tracks()).isEmpty();
  }
}
