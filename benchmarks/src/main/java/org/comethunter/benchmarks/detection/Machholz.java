package org.comethunter.benchmarks.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.comethunter.application.port.FrameReader;
import org.comethunter.benchmarks.detection.Sequence.Shot;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.image.Quantile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.fits.FitsModule;

/**
 * Comet 96P/Machholz as C3 saw it on 8 and 9 January 2002, cut out of three real frames and put,
 * along its real way, into other frames. It is bright and has a tail.
 */
final class Machholz {
  private static final int REACH = 30;

  /** Outside, up to the reach, the sky around it is measured. */
  private static final int SKY = 24;

  private static final int NEAR = 3;
  private static final double DAY_HOURS = 24;

  private final List<View> views;

  /**
   * A real frame of it.
   *
   * @param hour when it was taken, in hours since the first
   * @param cut its light above the sky, as rates, over the reach around the head
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record View(double hour, double column, double row, float[] cut) {}

  private Machholz(List<View> views) {
    this.views = views;
  }

  /**
   * Reads it.
   *
   * @param archive real frames in the archive's layout
   * @throws IOException if there are no such frames
   */
  static Machholz read(Path archive) throws IOException {
    FrameReader reader = FitsModule.frameReader();
    Path level = archive.resolve("level_05");
    List<View> views = new ArrayList<>();
    Frame first = reader.read(level.resolve("020108/c3/32082037.fts.gz"));
    views.add(view(first, first, 385, 528));
    views.add(view(first, reader.read(level.resolve("020108/c3/32082084.fts.gz")), 509, 701));
    views.add(view(first, reader.read(level.resolve("020109/c3/32082111.fts.gz")), 594, 805));
    return new Machholz(views);
  }

  private static View view(Frame first, Frame frame, int column, int row) {
    int width = frame.header().width();
    float[] rates = new float[width * frame.header().height()];
    float[] line = new float[width];
    for (int y = 0; y < frame.header().height(); y++) {
      frame.loadRates(y, line);
      System.arraycopy(line, 0, rates, y * width, width);
    }
    int x = column;
    int y = row;
    for (int yy = row - NEAR; yy <= row + NEAR; yy++) {
      for (int xx = column - NEAR; xx <= column + NEAR; xx++) {
        if (rates[yy * width + xx] > rates[y * width + x]) {
          x = xx;
          y = yy;
        }
      }
    }
    Duration since = Duration.between(first.header().observedAt(), frame.header().observedAt());
    return new View(since.toMillis() / 3_600_000.0, x, y, cut(rates, width, x, y));
  }

  private static float[] cut(float[] rates, int width, int column, int row) {
    int side = 2 * REACH + 1;
    float[] cut = new float[side * side];
    float[] sky = new float[cut.length];
    int around = 0;
    for (int i = 0; i < cut.length; i++) {
      int dx = i % side - REACH;
      int dy = i / side - REACH;
      cut[i] = rates[(row + dy) * width + column + dx];
      if (Math.max(Math.abs(dx), Math.abs(dy)) > SKY) {
        sky[around++] = cut[i];
      }
    }
    float level = Quantile.median(sky, around);
    for (int i = 0; i < cut.length; i++) {
      int far = Math.max(Math.abs(i % side - REACH), Math.abs(i / side - REACH));
      float fade = Math.clamp((REACH - far) / (float) (REACH - SKY), 0, 1);
      cut[i] = Math.max(0, cut[i] - level) * fade;
    }
    return cut;
  }

  /** Frames of C3 of a day, with the comet in them. */
  Sequence into(String name, List<Shot> frames) {
    NavigableMap<Integer, PixelPosition> places = new TreeMap<>();
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      Shot shot = frames.get(i);
      Duration since = Duration.between(frames.getFirst().at(), shot.at());
      double hour = since.toMillis() / 3_600_000.0;
      if (hour > DAY_HOURS) {
        break;
      }
      PixelPosition place = place(hour);
      int column = (int) Math.round(place.column());
      int row = (int) Math.round(place.row());
      places.put(i, new PixelPosition(column, row));
      shots.add(new Shot(shot.id(), with(shot.frame(), column, row, nearest(hour))));
    }
    InjectedComet comet = new InjectedComet("96P", 99, true, 0, shots.size() - 1, places);
    return new Sequence(name, Instrument.C3, shots, List.of(comet));
  }

  /** On the parabola in time through the three places. */
  private PixelPosition place(double hour) {
    double column = 0;
    double row = 0;
    for (View view : views) {
      double weight = 1;
      for (View other : views) {
        if (other.hour != view.hour) {
          weight *= (hour - other.hour) / (view.hour - other.hour);
        }
      }
      column += weight * view.column;
      row += weight * view.row;
    }
    return new PixelPosition(column, row);
  }

  private View nearest(double hour) {
    View nearest = views.getFirst();
    for (View view : views) {
      if (Math.abs(view.hour - hour) < Math.abs(nearest.hour - hour)) {
        nearest = view;
      }
    }
    return nearest;
  }

  private static Frame with(Frame frame, int column, int row, View view) {
    Image counts = frame.counts();
    float[] values = counts.values().clone();
    int side = 2 * REACH + 1;
    for (int i = 0; i < view.cut.length; i++) {
      int at = (row + i / side - REACH) * counts.width() + column + i % side - REACH;
      values[at] += Math.round(view.cut[i] * frame.header().exposureSeconds());
    }
    return new Frame(
        frame.header(), new Image(counts.width(), counts.height(), values, counts.mask()));
  }
}
