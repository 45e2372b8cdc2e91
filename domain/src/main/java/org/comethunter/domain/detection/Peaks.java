package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.image.PixelPosition;

/** The local maxima of a frame's significances, in cells, the clearest first in each. Immutable. */
final class Peaks {
  static final int CELL = 16;

  final int columns;
  final int rows;
  final int[] first;
  final float[] x;
  final float[] y;
  final float[] z;

  private Peaks(int columns, int rows, int[] first, float[] x, float[] y, float[] z) {
    this.columns = columns;
    this.rows = rows;
    this.first = first;
    this.x = x;
    this.y = y;
    this.z = z;
  }

  /** The maxima, of what is not hidden, that reach a significance. */
  static Peaks of(Significances map, float least) {
    int width = map.width();
    int height = map.height();
    short[] stored = map.stored();
    int columns = (width + CELL - 1) / CELL;
    int rows = (height + CELL - 1) / CELL;
    int limit = Math.round(least / Significances.UNIT);
    int[] found = new int[1024];
    int count = 0;
    int[] first = new int[columns * rows + 1];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int begin = count;
        first[r * columns + c] = begin;
        for (int yy = Math.max(1, r * CELL); yy < Math.min(height - 1, (r + 1) * CELL); yy++) {
          for (int xx = Math.max(1, c * CELL); xx < Math.min(width - 1, (c + 1) * CELL); xx++) {
            int i = yy * width + xx;
            if (stored[i] >= limit
                && Significances.isOpen(stored[i])
                && isMaximum(stored, i, width)) {
              if (count == found.length) {
                found = java.util.Arrays.copyOf(found, 2 * count);
              }
              int at = count++;
              while (at > begin && stored[found[at - 1]] < stored[i]) {
                found[at] = found[at - 1];
                at--;
              }
              found[at] = i;
            }
          }
        }
      }
    }
    first[columns * rows] = count;
    float[] x = new float[count];
    float[] y = new float[count];
    float[] z = new float[count];
    for (int i = 0; i < count; i++) {
      int p = found[i];
      x[i] = p % width + vertex(stored[p - 1], stored[p], stored[p + 1]);
      int row = p / width;
      y[i] = row + vertex(stored[p - width], stored[p], stored[p + width]);
      z[i] = stored[p] * Significances.UNIT;
    }
    return new Peaks(columns, rows, first, x, y, z);
  }

  private static float vertex(short before, short here, short after) {
    if (!Significances.isOpen(before) || !Significances.isOpen(after)) {
      return 0;
    }
    int bend = 2 * here - before - after;
    return bend <= 0 ? 0 : Math.clamp((after - before) / (2f * bend), -0.5f, 0.5f);
  }

  private static boolean isMaximum(short[] v, int i, int width) {
    short here = v[i];
    return here >= v[i - 1]
        && here > v[i + 1]
        && here >= v[i - width]
        && here >= v[i - width - 1]
        && here >= v[i - width + 1]
        && here > v[i + width]
        && here > v[i + width - 1]
        && here > v[i + width + 1];
  }

  /** Where those of at least that significance are that are so near. */
  List<PixelPosition> near(double column, double row, double distance, double least) {
    int c0 = Math.max(0, (int) ((column - distance) / CELL));
    int c1 = Math.min(columns - 1, (int) ((column + distance) / CELL));
    int r0 = Math.max(0, (int) ((row - distance) / CELL));
    int r1 = Math.min(rows - 1, (int) ((row + distance) / CELL));
    List<PixelPosition> found = new ArrayList<>();
    for (int r = r0; r <= r1; r++) {
      for (int c = c0; c <= c1; c++) {
        int cell = r * columns + c;
        for (int i = first[cell]; i < first[cell + 1] && z[i] >= least; i++) {
          if (Math.hypot(x[i] - column, y[i] - row) <= distance) {
            found.add(new PixelPosition(x[i], y[i]));
          }
        }
      }
    }
    return found;
  }

  int size() {
    return x.length;
  }
}
