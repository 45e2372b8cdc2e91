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

  /** A track that ended so long ago is let go: what made it is not searched any more. */
  private static final double ENDED_HOURS = 4;

  private final CourseSearch.Settings settings;
  private final List<SearchedFrame> frames = new ArrayList<>();
  private List<Track> tracks = new ArrayList<>();

  Tracker(CourseSearch.Settings settings) {
    this.settings = settings;
  }

  void clear() {
    frames.clear();
    tracks.clear();
  }

  /** The frames of the last hours, in time order. */
  List<SearchedFrame> frames() {
    return frames;
  }

  /** What is followed now, the clearest first. */
  List<Track> tracks() {
    return tracks;
  }

  /** Takes the next frame, or one of a run of first ones. */
  void add(SearchedFrame frame) {
    frames.add(frame);
    frames.sort(Comparator.comparingDouble(SearchedFrame::hour));
    frames.removeIf(it -> it.hour() < frame.hour() - SkyHistory.HOURS);
    FrameGeometry geometry = frame.geometry();
    Fit fit = new Fit(geometry.sunColumn(), geometry.sunRow(), geometry.plateScaleArcsec());
    for (Track track : tracks) {
      follow(track, frame, fit);
    }
    List<Track> all = new ArrayList<>(tracks);
    // a frame that could not be searched before changes what the later ones tell
    for (int i = frames.indexOf(frame); i < frames.size(); i++) {
      all.addAll(found(i, fit));
    }
    all.sort(Comparator.comparingDouble(Track::score).reversed());
    List<Track> kept = new ArrayList<>();
    double oldest = frames.getLast().hour() - ENDED_HOURS;
    for (Track track : all) {
      track.measure(
          fit, (where, x, y) -> kept.stream().anyMatch(other -> other.takes(where, x, y)));
      boolean gone = track.arc().isEmpty() || track.arc().getLast().frame.hour() < oldest;
      if (track.score() >= KEEP && !gone && kept.stream().noneMatch(track::isSameAs)) {
        kept.add(track);
      }
    }
    tracks = kept;
  }

  /** What is found anew if that frame is the latest. */
  private List<Track> found(int now, Fit fit) {
    SearchedFrame frame = frames.get(now);
    List<SearchedFrame> latest =
        frames.subList(0, now + 1).reversed().stream().limit(settings.window()).toList();
    List<CourseSearch.Hit> hits = new CourseSearch(settings, fit).search(latest);
    List<Track> found = new ArrayList<>();
    for (CourseSearch.Hit hit : hits) {
      if (tracks.stream().noneMatch(it -> isOnIt(hit, it, frame))) {
        Track track = refined(hit, latest, fit);
        for (SearchedFrame later : frames.subList(now + 1, frames.size())) {
          follow(track, later, fit);
        }
        if (track.score() >= KEEP && track.rms() < MOST_RMS) {
          found.add(track);
        }
      }
    }
    return found;
  }

  private static boolean isOnIt(CourseSearch.Hit hit, Track track, SearchedFrame frame) {
    return track.score() > ESTABLISHED && track.takes(frame, hit.course().x(), hit.course().y());
  }

  private static void follow(Track track, SearchedFrame frame, Fit fit) {
    if (track.after() < LOST) {
      track.look(frame, REACH);
      track.fit(fit);
      track.measure(fit, (_, _, _) -> false);
    }
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
