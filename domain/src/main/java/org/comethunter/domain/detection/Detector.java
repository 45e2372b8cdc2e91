package org.comethunter.domain.detection;

import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;

/**
 * Searches the frames of one camera, one after the other, for objects that move like comets. What
 * it tells after a frame rests on that frame and earlier ones only. Not thread-safe.
 */
public final class Detector {
  private final SkyHistory history;
  private final Tracker tracker;
  private FrameHeader last;

  public Detector(Instrument camera) {
    CourseSearch.Settings settings = CourseSearch.Settings.of(camera);
    history = new SkyHistory(settings.leastPeak());
    tracker = new Tracker(settings);
  }

  List<Track> tracks() {
    return tracker.tracks();
  }

  /** Searches the next frame. */
  public void add(Frame frame) {
    FrameHeader header = frame.header();
    if (last != null && !last.isComparableWith(header)) {
      history.clear();
      tracker.clear();
    }
    last = header;
    history.add(frame).forEach(tracker::add);
  }
}
