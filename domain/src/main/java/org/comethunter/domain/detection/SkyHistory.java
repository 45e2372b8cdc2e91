package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;

/** Turns frames into what can be searched, by those before. Not thread-safe. */
final class SkyHistory {
  static final double HOURS = 6;
  private static final double GAP_HOURS = 0.75;

  /** Before that, there is too little to know the corona and the stars by. */
  private static final double WARM_UP_HOURS = 3;

  private static final int LEAST_OTHERS = 3;
  private static final int MOST_OTHERS = 9;
  private static final double STARS_NEAR = 1;
  private static final double STARS_FAR = 5;
  private static final int STAR_MAPS = 8;

  private final float leastPeak;
  private final Flattener flattener = new Flattener();
  private final List<Known> known = new ArrayList<>();
  private final List<SearchedFrame> searched = new ArrayList<>();
  private List<Flat> flat = new ArrayList<>();

  /** A frame whose rates are known. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Known(FrameId id, FrameHeader header, float[] rates, double hour) {}

  /** A frame of which the corona and the noise were taken away. */
  record Flat(FrameId id, FrameGeometry geometry, double hour, Significances values) {}

  SkyHistory(float leastPeak) {
    this.leastPeak = leastPeak;
  }

  void clear() {
    known.clear();
    searched.clear();
    flat.clear();
  }

  static double hour(Frame frame) {
    return frame.header().observedAt().toEpochMilli() / 3_600_000.0;
  }

  /**
   * Takes the next frame.
   *
   * @return the frames that can be searched now and could not before, in time order
   */
  List<SearchedFrame> add(FrameId id, Frame frame) {
    double hour = hour(frame);
    known.add(new Known(id, frame.header(), Flattener.rates(frame, Flattener.mask(frame)), hour));
    known.removeIf(it -> it.hour < hour - HOURS);
    searched.removeIf(it -> it.hour() < hour - HOURS);
    flat.removeIf(it -> it.hour() < hour - HOURS);
    if (hour - known.getFirst().hour < WARM_UP_HOURS) {
      return List.of();
    }
    List<Known> ready = new ArrayList<>();
    for (Known each : known) {
      if (searched.stream().noneMatch(it -> it.hour() == each.hour)
          && others(each).size() >= LEAST_OTHERS
          && known.stream().filter(it -> isForStars(it.hour, each.hour)).count()
              >= StarMask.LEAST) {
        ready.add(each);
      }
    }
    List<Flat> fresh = ready.stream().map(this::flatten).toList();
    List<Flat> all = new ArrayList<>(flat);
    all.addAll(fresh);
    flat = all;
    List<SearchedFrame> result = new ArrayList<>();
    for (Flat each : fresh) {
      result.add(search(each));
    }
    searched.addAll(result);
    return result;
  }

  private List<float[]> others(Known each) {
    List<Known> others =
        known.stream()
            .filter(it -> Math.abs(it.hour - each.hour) > GAP_HOURS)
            .filter(it -> Math.abs(it.hour - each.hour) < HOURS)
            .toList();
    int count = Math.min(MOST_OTHERS, others.size());
    List<float[]> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(others.get(i * others.size() / count).rates);
    }
    return chosen;
  }

  private static boolean isForStars(double hour, double other) {
    double apart = Math.abs(hour - other);
    return apart > STARS_NEAR && apart < STARS_FAR;
  }

  private Flat flatten(Known each) {
    Significances values = flattener.flatten(each.header, each.rates, others(each));
    FrameGeometry geometry = FrameGeometry.of(each.header);
    PlanetMask.clear(values, geometry);
    return new Flat(each.id, geometry, each.hour, values);
  }

  private SearchedFrame search(Flat each) {
    List<Flat> stars = flat.stream().filter(it -> isForStars(it.hour(), each.hour)).toList();
    List<Flat> spread = new ArrayList<>();
    int maps = Math.min(STAR_MAPS, stars.size());
    for (int i = 0; i < maps; i++) {
      spread.add(stars.get(i * stars.size() / maps));
    }
    Significances clean = StarMask.without(each.values, each.geometry, spread);
    return new SearchedFrame(
        each.id, each.geometry, each.hour, each.values, clean, Peaks.of(clean, leastPeak));
  }
}
