package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/** Compares what is on the screen with what the product made. */
final class Pixels {
  private static final int STEP = 7;

  private Pixels() {}

  /** The picture of a frame as the product gives it. */
  static BufferedImage made(Observatory observatory, String frame, String filter)
      throws IOException {
    String query = filter.isEmpty() ? "" : "?filter=" + filter;
    return ImageIO.read(observatory.address("/frames/" + frame + "/image" + query).toURL());
  }

  static int grey(BufferedImage image, int x, int y) {
    return image.getRaster().getSample(x, y, 0);
  }

  /**
   * How far the greys of the screen are from those expected, on a part of the stage: the mean of
   * the magnitude over pixels a few apart. Each pixel of the picture has to be at least one of the
   * screen wide.
   *
   * @param expected the grey of a picture's column and row
   */
  static double meanError(
      BufferedImage screen, Sight sight, int fromX, int toX, IntBinaryOperator expected) {
    List<Integer> errors = new ArrayList<>();
    // below the caption, and above what may lie at the lower edge
    for (int y = 40; y < screen.getHeight() - 60; y += STEP) {
      for (int x = fromX; x < toX; x += STEP) {
        var at = sight.at(x + 0.5, y + 0.5);
        int column = (int) Math.round(at.column());
        int row = (int) Math.round(at.row());
        if (column >= 0 && column < 1024 && row >= 0 && row < 1024) {
          int grey = expected.applyAsInt(column, row);
          errors.add(Math.abs(grey(screen, x, y) - grey));
        }
      }
    }
    assertThat(errors).hasSizeGreaterThan(500);
    return errors.stream().mapToInt(Integer::intValue).average().orElseThrow();
  }

  /** The largest difference of two pictures of the same size, in greys. */
  static int largestDifference(BufferedImage one, BufferedImage other) {
    assertThat(one.getWidth()).isEqualTo(other.getWidth());
    assertThat(one.getHeight()).isEqualTo(other.getHeight());
    int largest = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        largest = Math.max(largest, Math.abs(grey(one, x, y) - grey(other, x, y)));
      }
    }
    return largest;
  }
}
