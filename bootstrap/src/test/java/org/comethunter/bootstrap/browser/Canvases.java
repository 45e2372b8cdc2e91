package org.comethunter.bootstrap.browser;

import java.util.List;
import org.comethunter.domain.image.PixelPosition;

/** What is drawn on the canvases of the page. */
final class Canvases {

  /** How far the middle of canvases stands out. */
  private static final String PROMINENCE =
      """
      (selector) => [...document.querySelectorAll(selector)].map((canvas) => {
        const { width, height } = canvas;
        const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
        const greys = [];
        let inside = 0;
        for (let i = 0; i < width * height; i++) {
          const far = Math.max(
            Math.abs((i % width) - (width - 1) / 2),
            Math.abs(Math.floor(i / width) - (height - 1) / 2));
          if (data[4 * i + 3] > 0) {
            greys.push(data[4 * i]);
            inside = far <= 1 ? Math.max(inside, data[4 * i]) : inside;
          }
        }
        greys.sort((one, other) => one - other);
        return inside - greys[greys.length >> 1];
      })
      """;

  /** How many pixels of the overlays are drawn in a ring about a place of the stage. */
  private static final String DRAWN =
      """
      ([x, y, from, to]) => {
        const context = document.querySelectorAll("#stage canvas")[1].getContext("2d");
        const size = 2 * to + 1;
        const left = Math.round(x) - to;
        const { data } = context.getImageData(left, Math.round(y) - to, size, size);
        let count = 0;
        for (let i = 0; i < size * size; i++) {
          const far = Math.hypot((i % size) - to, Math.floor(i / size) - to);
          count += far >= from && far <= to && data[4 * i + 3] > 0 ? 1 : 0;
        }
        return count;
      }
      """;

  private Canvases() {}

  /** Of each of these, the brightest pixel in the very middle less the median of all. */
  static List<Integer> prominences(HuntPage hunt, String selector) {
    return ((List<?>) hunt.page().evaluate(PROMINENCE, selector))
        .stream().map(it -> ((Number) it).intValue()).toList();
  }

  /** How many pixels of the overlays are drawn so far from a place of the stage, in pixels. */
  static int drawn(HuntPage hunt, PixelPosition at, int from, int to) {
    List<Object> ring = List.of(at.column(), at.row(), from, to);
    return ((Number) hunt.page().evaluate(DRAWN, ring)).intValue();
  }

  /** Everything on it, as text. */
  static Object content(HuntPage hunt, String canvas) {
    return hunt.page().evaluate("(it) => document.querySelector(it).toDataURL()", canvas);
  }
}
