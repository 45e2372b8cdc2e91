package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.ValidityMask;
import org.comethunter.domain.instrument.Instrument;

/**
 * Searches the frames of one camera, one after the other, for objects that move like comets. What
 * it tells after a frame rests on that frame and earlier ones only. Not thread-safe.
 */
public final class Detector {
  private static final double HISTORY_HOURS = 6;
  private static final double GAP_HOURS = 0.75;
  private static final int LEAST_OTHERS = 3;
  private static final int MOST_OTHERS = 9;
  private static final double STARS_NEAR = 1;
  private static final double STARS_FAR = 5;
  private static final int STAR_MAPS = 8;
  private static final int MOST_TRACKS = 400;

  private final CourseSearch.Settings settings;
  private final Flattener flattener = new Flattener();
  private final List<Known> known = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private final List<Track> tracks = new ArrayList<>();
  private FrameHeader last;

  /** A frame whose rates are known. */
  private record Known(Frame frame, float[] rates, double hour) {}

  /** A frame that has been searched. */
  private record Seen(SkyMap map, Significances clean, Peaks peaks, double hour) {}

  Detector(Instrument camera) {
    settings = CourseSearch.Settings.of(camera);
  }

  List<Track> tracks() {
    return tracks;
  }

  Map<String, Long> nanos = new LinkedHashMap<>();

  private long clock;

  private void lap(String what) {
    long now = System.nanoTime();
    nanos.merge(what, now - clock, Long::sum);
    clock = now;
  }

  /** Searches the next frame. */
  void add(Frame frame) {
    clock = System.nanoTime();
    FrameHeader header = frame.header();
    if (last != null && !last.isComparableWith(header)) {
      known.clear();
      seen.clear();
      tracks.clear();
    }
    last = header;
    double hour = header.observedAt().toEpochMilli() / 3_600_000.0;
    ValidityMask mask = Flattener.mask(frame);
    known.add(new Known(frame, Flattener.rates(frame, mask), hour));
    known.removeIf(it -> it.hour < hour - HISTORY_HOURS - 0.5);
    lap("rates");
    boolean grown = false;
    for (Known each : known) {
      if (seen.stream().noneMatch(it -> it.hour == each.hour)) {
        grown |= see(each);
      }
    }
    seen.removeIf(it -> it.hour < hour - HISTORY_HOURS);
    if (grown && seen.getLast().hour == hour) {
      search(header, hour);
    }
  }

  private boolean see(Known each) {
    List<Known> others =
        known.stream()
            .filter(it -> Math.abs(it.hour - each.hour) > GAP_HOURS)
            .filter(it -> Math.abs(it.hour - each.hour) < HISTORY_HOURS)
            .toList();
    if (others.size() < LEAST_OTHERS) {
      return false;
    }
    int count = Math.min(MOST_OTHERS, others.size());
    List<float[]> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(others.get(i * others.size() / count).rates);
    }
    Significances values = flattener.flatten(each.frame, each.rates, chosen);
    SkyMap map =
        new SkyMap(
            each.frame.header().fileName(), FrameGeometry.of(each.frame.header()), values);
    lap("flatten");
    List<SkyMap> stars =
        seen.stream()
            .filter(it -> Math.abs(it.hour - each.hour) > STARS_NEAR)
            .filter(it -> Math.abs(it.hour - each.hour) < STARS_FAR)
            .map(Seen::map)
            .toList();
    List<SkyMap> spread = new ArrayList<>();
    int maps = Math.min(STAR_MAPS, stars.size());
    for (int i = 0; i < maps; i++) {
      spread.add(stars.get(i * stars.size() / maps));
    }
    Significances clean = StarMask.without(map, spread);
    lap("stars");
    seen.add(new Seen(map, clean, Peaks.of(clean, settings.leastPeak()), each.hour));
    seen.sort(Comparator.comparingDouble(Seen::hour));
    lap("peaks");
    return true;
  }

  private void search(FrameHeader header, double hour) {
    Fit fit = new Fit(header.sunColumn(), header.sunRow(), header.plateScaleArcsec());
    double cadence = 0.2;
    Seen now = seen.getLast();
    for (Track track : tracks) {
      if (track.look(now.map, now.clean, 2)) {
        track.fit(fit);
      }
    }
    tracks.removeIf(track -> track.isLost(hour, cadence) && track.score() < 7.5f);
    lap("follow");
    List<Seen> latest = seen.reversed().stream().limit(settings.window()).toList();
    List<CourseSearch.Hit> hits =
        new CourseSearch(settings, fit)
            .search(
                latest.stream().map(Seen::clean).toList(),
                latest.stream().map(Seen::hour).toList(),
                latest.stream().map(Seen::peaks).toList());
    lap("search");
    List<Track> fresh = new ArrayList<>();
    for (CourseSearch.Hit hit : hits) {
      Track track = refined(hit, latest, fit);
      if (track != null) {
        fresh.add(track);
      }
    }
    lap("refine");
    fresh.sort(Comparator.comparing(Track::score).reversed());
    for (Track track : fresh) {
      Track twin = null;
      for (Track other : tracks) {
        if (track.isSameAs(other, 3)) {
          twin = other;
          break;
        }
      }
      if (twin == null) {
        tracks.add(track);
      } else if (twin.score() < track.score() && twin.steps().size() <= track.steps().size()) {
        tracks.set(tracks.indexOf(twin), track);
      }
    }
    tracks.sort(Comparator.comparing(Track::score).reversed());
    while (tracks.size() > MOST_TRACKS) {
      tracks.removeLast();
    }
    lap("tracks");
  }

  /** Follows a hit through the frames in which it was found, and farther back. */
  private Track refined(CourseSearch.Hit hit, List<Seen> latest, Fit fit) {
    Track track = new Track(hit.course());
    int missed = 0;
    for (int i = 0; i < latest.size(); i++) {
      Seen each = latest.get(i);
      boolean looked = track.look(each.map, each.clean, i < hit.frames() ? 1.5 : 2);
      if (i >= 3 && looked) {
        track.fit(fit);
      }
      if (i >= hit.frames()) {
        boolean there = looked && track.steps().getFirst().significance() > 0.7f;
        missed = there ? 0 : missed + 1;
        if (missed >= 3) {
          break;
        }
      }
    }
    while (!track.steps().isEmpty() && track.steps().getFirst().significance() < 0.7f) {
      track.steps().removeFirst();
    }
    return track.steps().size() >= 4 && track.score() >= settings.keep() && track.rms() < 1.5
        ? track
        : null;
  }
}
