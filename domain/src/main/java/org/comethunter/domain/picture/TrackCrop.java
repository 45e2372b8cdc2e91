package org.comethunter.domain.picture;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SunOffset;
import org.comethunter.domain.image.HuntingSeries;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;

/**
 * The part of the sky that an object crosses, cut out of each frame's picture at the same place
 * about the Sun, to the nearest pixel: so it stays, whether a frame lies turned in its array or has
 * its Sun elsewhere. Pixels are enlarged by repetition. Beside the object, but not on it, stand two
 * ticks; below the picture, the camera and the time. Immutable.
 */
public final class TrackCrop {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Columns that the line below needs, and a little room. */
  private static final int LEAST_WIDTH = 20 * Lettering.ADVANCE;

  private static final int STRIP = Lettering.LINE + 2;

  /** Pixels of a frame between the object and a tick, and the tick's length. */
  private static final int TICK_FROM = 6;

  private static final int TICK_LENGTH = 6;
  private static final byte INK = (byte) 255;

  private final double left;
  private final double top;
  private final int columns;
  private final int rows;
  private final int zoom;

  private TrackCrop(double left, double top, int columns, int rows, int zoom) {
    this.left = left;
    this.top = top;
    this.columns = columns;
    this.rows = rows;
    this.zoom = zoom;
  }

  /**
   * The crop that holds all places with a margin; wider where the line below needs it.
   *
   * @param places one or more, of frames of that width
   * @param frameWidth columns of the frames' arrays
   * @param margin pixels of a frame on each side
   * @param zoom how many pixels in each direction one becomes, 1 or more
   */
  public static TrackCrop around(List<SunOffset> places, int frameWidth, int margin, int zoom) {
    double scale = scale(frameWidth);
    var right = places.stream().mapToDouble(it -> it.right() * scale).summaryStatistics();
    var up = places.stream().mapToDouble(it -> it.up() * scale).summaryStatistics();
    int least = Math.ceilDiv(LEAST_WIDTH, zoom);
    int wide = (int) Math.ceil(right.getMax() - right.getMin()) + 2 * margin + 1;
    int columns = Math.max(least, wide);
    int rows = (int) Math.ceil(up.getMax() - up.getMin()) + 2 * margin + 1;
    double middle = (right.getMin() + right.getMax()) / 2;
    return new TrackCrop(
        middle - (columns - 1) / 2.0,
        -(up.getMin() + up.getMax()) / 2 - (rows - 1) / 2.0,
        columns,
        rows,
        zoom);
  }

  /** Columns of what is cut out, enlarged. */
  public int width() {
    return columns * zoom;
  }

  /** Rows of what is cut out, enlarged, and the line below. */
  public int height() {
    return rows * zoom + STRIP;
  }

  /**
   * Cuts a frame.
   *
   * @param picture the frame's picture in full size
   * @param object where the object is in the frame's array
   * @return {@link #width} × {@link #height} levels, row 0 = top; black where the picture ends
   */
  public byte[] cut(
      Instrument camera, FrameGeometry geometry, GreyPicture picture, PixelPosition object) {
    PixelPosition sun =
        geometry.toPicture(new PixelPosition(geometry.sunColumn(), geometry.sunRow()));
    int firstColumn = (int) Math.round(sun.column() + left);
    int firstRow = (int) Math.round(sun.row() + top);
    byte[] cut = new byte[width() * height()];
    for (int row = 0; row < rows; row++) {
      copyRow(picture, firstColumn, firstRow + row, cut, row * zoom * width());
    }
    PixelPosition shown = geometry.toPicture(object);
    mark(
        cut,
        (int) Math.floor((shown.column() - firstColumn + 0.5) * zoom),
        (int) Math.floor((shown.row() - firstRow + 0.5) * zoom));
    String label = camera.name() + " " + TIME.format(geometry.observedAt());
    Lettering.write(cut, width(), 2, rows * zoom + 3, 1, label);
    return cut;
  }

  private void copyRow(GreyPicture picture, int firstColumn, int row, byte[] cut, int at) {
    if (row < 0 || row >= picture.height()) {
      return;
    }
    for (int column = 0; column < columns; column++) {
      int from = firstColumn + column;
      if (from >= 0 && from < picture.width()) {
        byte level = picture.grey()[row * picture.width() + from];
        Arrays.fill(cut, at + column * zoom, at + (column + 1) * zoom, level);
      }
    }
    for (int copy = 1; copy < zoom; copy++) {
      System.arraycopy(cut, at, cut, at + copy * width(), width());
    }
  }

  /** One tick to the right of the object, one above it. */
  private void mark(byte[] cut, int column, int row) {
    for (int i = TICK_FROM * zoom; i < (TICK_FROM + TICK_LENGTH) * zoom; i++) {
      dot(cut, column + i, row);
      dot(cut, column, row - i);
    }
  }

  private void dot(byte[] cut, int column, int row) {
    if (column >= 0 && column < width() && row >= 0 && row < rows * zoom) {
      cut[row * width() + column] = INK;
    }
  }

  private static double scale(int frameWidth) {
    return frameWidth / (double) HuntingSeries.FULL_SIZE;
  }
}
