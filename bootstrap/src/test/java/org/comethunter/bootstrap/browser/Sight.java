package org.comethunter.bootstrap.browser;

import org.comethunter.domain.image.PixelPosition;

/**
 * How the picture lies on the stage: picture position = begin + place / zoom.
 *
 * @param zoom CSS pixels for a pixel of the picture
 * @param beginX picture column at the stage's left edge
 * @param beginY picture row at the stage's upper edge
 */
record Sight(double zoom, double beginX, double beginY) {

  /** A place of the stage, and what the page says is there. */
  record Place(double x, double y, PixelPosition picture) {}

  static Sight through(Place one, Place other) {
    double zoom = (other.x() - one.x()) / (other.picture().column() - one.picture().column());
    return new Sight(
        zoom, one.picture().column() - one.x() / zoom, one.picture().row() - one.y() / zoom);
  }

  /** Where a picture position is on the stage, in CSS pixels. */
  PixelPosition onStage(PixelPosition picture) {
    return new PixelPosition((picture.column() - beginX) * zoom, (picture.row() - beginY) * zoom);
  }

  /** Which picture position is at a place of the stage. */
  PixelPosition at(double x, double y) {
    return new PixelPosition(beginX + x / zoom, beginY + y / zoom);
  }
}
