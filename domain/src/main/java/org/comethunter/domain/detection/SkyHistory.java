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

  /** Bounds what is remembered where frames follow each other fast. */
  private static final int MOST_FRAMES = 40;

  private static final int LEAST_OTHERS = 3;
  private static final int MOST_OTHERS = 9;
  private static final double STARS_NEAR = 1;
  private static final double STARS_FAR = 5;
  private static final int STAR_MAPS = 8;

  private final Flattener flattener = new Flattener();
  private final List<Known> known = new ArrayList<>();
  private final List<Flat> flat = new ArrayList<>();

  /** A frame whose rates are known. */
  private record Known(FrameId id, FrameHeader header, StoredRates rates, double hour) {}

  /** A frame of which the corona and the noise were taken away. */
  record Flat(FrameId id, FrameGeometry geometry, double hour, Significances values) {}

  /**
   * A frame that can be searched, once what moves as the stars do is taken away.
   *
   * @param others frames to know the stars by
   */
  record Ready(Flat flat, List<Flat> others) {
    SearchedFrame search(float leastPeak) {
      StarMask.takeAway(flat.values, flat.geometry, others);
      return new SearchedFrame(
          flat.id, flat.geometry, flat.hour, flat.values, Peaks.of(flat.values, leastPeak));
    }
  }

  void clear() {
    known.clear();
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
  List<Ready> add(FrameId id, Frame frame) {
    double hour = hour(frame);
    known.add(new Known(id, frame.header(), StoredRates.of(frame), hour));
    known.removeIf(it -> it.hour < hour - HOURS);
    if (known.size() > MOST_FRAMES) {
      known.removeFirst();
    }
    flat.removeIf(it -> it.hour < known.getFirst().hour);
    if (hour - known.getFirst().hour < WARM_UP_HOURS) {
      return List.of();
    }
    List<Flat> fresh = new ArrayList<>();
    for (Known each : known) {
      List<StoredRates> others = others(each);
      if (flat.stream().noneMatch(it -> it.id.equals(each.id))
          && others.size() >= LEAST_OTHERS
          && known.stream().filter(it -> isForStars(it.hour, each.hour)).count()
              >= StarMask.LEAST) {
        fresh.add(flatten(each, others));
      }
    }
    flat.addAll(fresh);
    return fresh.stream().map(this::ready).toList();
  }

  private List<StoredRates> others(Known each) {
    List<Known> others =
        known.stream()
            .filter(it -> Math.abs(it.hour - each.hour) > GAP_HOURS)
            .filter(it -> Math.abs(it.hour - each.hour) < HOURS)
            .toList();
    int count = Math.min(MOST_OTHERS, others.size());
    List<StoredRates> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(others.get(i * others.size() / count).rates);
    }
    return chosen;
  }

  private static boolean isForStars(double hour, double other) {
    double apart = Math.abs(hour - other);
    return apart > STARS_NEAR && apart < STARS_FAR;
  }

  private Flat flatten(Known each, List<StoredRates> others) {
    Significances values = flattener.flatten(each.header, each.rates, others);
    FrameGeometry geometry = FrameGeometry.of(each.header);
    PlanetMask.clear(values, geometry);
    return new Flat(each.id, geometry, each.hour, values);
  }

  private Ready ready(Flat each) {
    List<Flat> stars = flat.stream().filter(it -> isForStars(it.hour(), each.hour)).toList();
    List<Flat> spread = new ArrayList<>();
    int maps = Math.min(STAR_MAPS, stars.size());
    for (int i = 0; i < maps; i++) {
      spread.add(stars.get(i * stars.size() / maps));
    }
    return new Ready(each, spread);
  }
}
