package org.comethunter.domain.detection;

import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SolarView;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.orbit.Planet;
import org.comethunter.domain.orbit.SunEphemeris;

/** Leaves out where a planet is: it moves unlike the stars, and is no comet. */
final class PlanetMask {
  /** Bright planets bleed and have a halo; pixels. */
  private static final int RADIUS = 18;

  private PlanetMask() {}

  static void clear(Significances values, FrameGeometry frame) {
    SolarView view = SolarView.at(frame.observedAt());
    double days = SunEphemeris.daysSinceJ2000(frame.observedAt());
    for (Planet planet : Planet.values()) {
      PixelPosition place = frame.fromPolar(view.project(planet.position(days)));
      if (frame.holds(place)) {
        clear(values, (int) Math.round(place.column()), (int) Math.round(place.row()));
      }
    }
  }

  private static void clear(Significances values, int column, int row) {
    for (int y = Math.max(0, row - RADIUS); y <= Math.min(values.height() - 1, row + RADIUS); y++) {
      for (int x = Math.max(0, column - RADIUS);
          x <= Math.min(values.width() - 1, column + RADIUS);
          x++) {
        if ((x - column) * (x - column) + (y - row) * (y - row) <= RADIUS * RADIUS) {
          values.clear(y * values.width() + x);
        }
      }
    }
  }
}
