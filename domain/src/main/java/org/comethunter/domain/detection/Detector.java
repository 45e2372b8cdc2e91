package org.comethunter.domain.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;

/**
 * Searches the frames of one camera, one after the other, for objects that move like comets. What
 * it tells after a frame rests on that frame and earlier ones only, and is the same whenever it is
 * given the same frames. Not thread-safe; but a frame may be {@linkplain #prepare prepared} by one
 * thread while another {@linkplain #search searches} the one before.
 *
 * <p>The steps, each with its reasons at the class that does it: a frame loses its corona ({@link
 * Background}), hits of cosmic rays ({@link CosmicRays}) and streamers ({@link Streamers}) and
 * becomes a map of significances ({@link Flattener}); what stands or moves as the stars do ({@link
 * StarMask}) and the planets ({@link PlanetMask}) are left out; courses are searched along which
 * significances add up ({@link CourseSearch}); what is found is followed from frame to frame
 * ({@link Tracker}); and what stands out from the sky beside it ({@link Evidence}) is a candidate.
 */
public final class Detector {
  /** A candidate that was not seen for so long is forgotten here. */
  private static final Duration MEMORY = Duration.ofHours(24);

  private static final Duration LEAST_APART = Duration.ofMinutes(4);

  private final SkyHistory history = new SkyHistory();
  private final CourseSearch.Settings settings;
  private final Tracker tracker;
  private final Judge judge;
  private final List<Detection> told = new ArrayList<>();
  private Optional<FrameHeader> last = Optional.empty();

  /**
   * A frame that can be searched; with it, as they can be judged now, earlier ones that could not
   * be before.
   */
  public static final class Prepared {
    private final FrameId frame;
    private final boolean anew;
    private final List<SkyHistory.Ready> ready;

    private Prepared(FrameId frame, boolean anew, List<SkyHistory.Ready> ready) {
      this.frame = frame;
      this.anew = anew;
      this.ready = ready;
    }
  }

  /** Begins with no frame known. */
  public Detector(Instrument camera) {
    settings = CourseSearch.Settings.of(camera);
    tracker = new Tracker(settings);
    judge = new Judge(camera);
  }

  /**
   * Searches the next frame.
   *
   * @return candidates that are new or have changed, the clearest first
   */
  public List<Detection> add(FrameId id, Frame frame) {
    return search(prepare(id, frame));
  }

  /** The first half of {@link #add}. Frames are prepared in time order. */
  public Prepared prepare(FrameId id, Frame frame) {
    FrameHeader header = frame.header();
    boolean anew = last.filter(it -> !it.isComparableWith(header)).isPresent();
    if (anew) {
      history.clear();
    } else if (last.filter(it -> isTooNear(it, header)).isPresent()) {
      return new Prepared(id, false, List.of());
    }
    last = Optional.of(header);
    return new Prepared(id, anew, history.add(id, frame));
  }

  /** Where frames follow each other faster, those between tell little, and cost as much. */
  private static boolean isTooNear(FrameHeader before, FrameHeader after) {
    return before.observedAt().plus(LEAST_APART).isAfter(after.observedAt());
  }

  /** The other half of {@link #add}. Frames are searched in the order they were prepared in. */
  public List<Detection> search(Prepared prepared) {
    if (prepared.anew) {
      tracker.clear();
      told.clear();
    }
    List<Detection> news = new ArrayList<>();
    for (SkyHistory.Ready ready : prepared.ready) {
      SearchedFrame frame = ready.search(settings.leastPeak());
      tracker.add(frame);
      Instant forgotten = frame.geometry().observedAt().minus(MEMORY);
      told.removeIf(it -> it.lastSeen().isBefore(forgotten));
    }
    if (!prepared.ready.isEmpty()) {
      FieldMotion field = FieldMotion.of(tracker.tracks());
      for (Track track : tracker.tracks()) {
        if (!field.takes(track)) {
          judge
              .detection(track, tracker.frames(), prepared.frame)
              .flatMap(this::news)
              .ifPresent(news::add);
        }
      }
    }
    news.sort(Comparator.comparingDouble(Detection::score).reversed());
    return List.copyOf(news);
  }

  /** What is new of it; another track of an object, or what is left of one, is not. */
  private Optional<Detection> news(Detection detection) {
    for (int i = 0; i < told.size(); i++) {
      Detection before = told.get(i);
      if (before.isSameAs(detection)) {
        Detection again = detection.following(before);
        if (before.isBetterThan(again)) {
          return Optional.empty();
        }
        told.set(i, again);
        return again.equals(before) ? Optional.empty() : Optional.of(again);
      }
    }
    told.add(detection);
    return Optional.of(detection);
  }
}
