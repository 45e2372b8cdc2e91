package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.comethunter.domain.geometry.FrameGeometry;

/** Follows what moves through searched frames. Not thread-safe. */
final class Tracker {
  static final float KEEP = 7;
  private static final float ESTABLISHED = 9;
  private static final double MOST_RMS = 1.3;
  private static final int LOST = 5;
  private static final double REACH = 2;

  private final CourseSearch.Settings settings;
  private final List<SearchedFrame> frames = new ArrayList<>();
  private List<Track> tracks = new ArrayList<>();
  final java.util.Map<String, Long> nanos = new java.util.LinkedHashMap<>();
  private long clock;

  private void lap(String what) {
    long now = System.nanoTime();
    nanos.merge(what, now - clock, Long::sum);
    clock = now;
  }

  Tracker(CourseSearch.Settings settings) {
    this.settings = settings;
  }

  void clear() {
    frames.clear();
    tracks.clear();
  }

  /** What is followed now, the clearest first. */
  List<Track> tracks() {
    return tracks;
  }

  /** Takes the next frame, or one of a run of first ones. */
  void add(SearchedFrame frame) {
    clock = System.nanoTime();
    frames.add(frame);
    frames.sort(Comparator.comparingDouble(SearchedFrame::hour));
    frames.removeIf(it -> it.hour() < frame.hour() - SkyHistory.HOURS);
    FrameGeometry geometry = frame.geometry();
    Fit fit = new Fit(geometry.sunColumn(), geometry.sunRow(), geometry.plateScaleArcsec());
    for (Track track : tracks) {
      if (track.after() < LOST) {
        track.look(frame, REACH);
        track.fit(fit);
        track.measure(fit, (_, _, _) -> false);
      }
    }
    lap("follow");
    List<SearchedFrame> latest = frames.reversed().stream().limit(settings.window()).toList();
    List<CourseSearch.Hit> hits =
        new CourseSearch(settings, fit)
            .search(
                latest.stream().map(SearchedFrame::clean).toList(),
                latest.stream().map(SearchedFrame::hour).toList(),
                latest.stream().map(SearchedFrame::peaks).toList());
    lap("search");
    List<Track> all = new ArrayList<>(tracks);
    for (CourseSearch.Hit hit : hits) {
      if (tracks.stream()
          .noneMatch(
              it ->
                  it.score() > ESTABLISHED && it.takes(frame, hit.course().x(), hit.course().y()))) {
        Track track = refined(hit, latest, fit);
        if (track.score() >= KEEP && track.rms() < MOST_RMS) {
          all.add(track);
        }
      }
    }
    lap("refine");
    all.sort(Comparator.comparing(Track::score).reversed());
    List<Track> kept = new ArrayList<>();
    double oldest = frames.getFirst().hour();
    for (Track track : all) {
      track.measure(
          fit, (where, x, y) -> kept.stream().anyMatch(other -> other.takes(where, x, y)));
      boolean gone = track.arc().isEmpty() || track.arc().getLast().frame.hour() < oldest;
      if (track.score() >= KEEP && !gone && kept.stream().noneMatch(track::isSameAs)) {
        kept.add(track);
      }
    }
    tracks = kept;
    lap("tracks");
  }

  /** Follows a hit through the frames in which it was found, and farther back. */
  private Track refined(CourseSearch.Hit hit, List<SearchedFrame> latest, Fit fit) {
    Track track = new Track(hit.course());
    int missed = 0;
    for (int i = 0; i < latest.size() && missed < 3; i++) {
      boolean found = i < hit.frames();
      track.look(latest.get(i), found ? 1.5 : REACH);
      if (i >= 3) {
        track.fit(fit);
      }
      missed = found || track.steps().getFirst().seen ? 0 : missed + 1;
    }
    track.measure(fit, (_, _, _) -> false);
    return track;
  }
}
