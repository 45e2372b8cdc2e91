package org.comethunter.benchmarks.detection;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.benchmarks.detection.Sequence.Shot;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.PixelPosition;

/** Puts comets into frames. */
final class Injection {
  private static final int REACH = 5;
  private static final double TAIL_SHARE = 0.4;
  private static final double TAIL_LENGTH = 6;
  private static final int TAIL_STEPS = 16;

  private Injection() {}

  /** The frames with the comets in them; those without are handed on as they are. */
  static List<Shot> into(List<Shot> frames, List<MatchedNoise> noise, List<InjectedComet> comets) {
    List<Shot> result = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      int index = i;
      List<InjectedComet> shown = comets.stream().filter(it -> it.isShownIn(index)).toList();
      result.add(
          shown.isEmpty()
              ? frames.get(i)
              : new Shot(frames.get(i).id(), with(frames.get(i).frame(), noise.get(i), i, shown)));
    }
    return result;
  }

  private static Frame with(
      Frame frame, MatchedNoise noise, int index, List<InjectedComet> comets) {
    FrameHeader header = frame.header();
    Image counts = frame.counts();
    float[] values = counts.values().clone();
    for (InjectedComet comet : comets) {
      PixelPosition head = comet.places().get(index);
      int column = (int) Math.round(head.column());
      int row = (int) Math.round(head.row());
      double peak = noise.peak(comet.snr(), column, row) * header.exposureSeconds();
      add(head.column(), head.row(), peak, values, header.width(), header.height());
      if (comet.tail()) {
        double dx = head.column() - header.sunColumn();
        double dy = head.row() - header.sunRow();
        double far = Math.hypot(dx, dy);
        for (int step = 1; step <= TAIL_STEPS; step++) {
          double height = TAIL_SHARE * peak * Math.exp(-step / TAIL_LENGTH) / 3;
          double x = head.column() + step * dx / far;
          double y = head.row() + step * dy / far;
          add(x, y, height, values, header.width(), header.height());
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(values[i]);
    }
    return new Frame(header, new Image(counts.width(), counts.height(), values, counts.mask()));
  }

  private static void add(double x, double y, double peak, float[] values, int width, int height) {
    double scale = 2 * MatchedNoise.POINT * MatchedNoise.POINT;
    for (int row = Math.max(0, (int) y - REACH); row <= Math.min(height - 1, y + REACH); row++) {
      for (int column = Math.max(0, (int) x - REACH);
          column <= Math.min(width - 1, x + REACH);
          column++) {
        double square = (column - x) * (column - x) + (row - y) * (row - y);
        values[row * width + column] += (float) (peak * Math.exp(-square / scale));
      }
    }
  }
}
