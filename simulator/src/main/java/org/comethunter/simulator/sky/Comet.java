package org.comethunter.simulator.sky;

import java.time.Instant;
import org.comethunter.domain.orbit.ParabolicOrbit;

/**
 * A sungrazer, which dies at its perihelion.
 *
 * @param name its name in the truth
 * @param perihelion when it passes, or would pass, its perihelion
 * @param orbit its orbit
 * @param brightness relative to the clearest comets of the sky, up to 1
 */
record Comet(String name, Instant perihelion, ParabolicOrbit orbit, double brightness) {

  /** Where the comet is at the moment of the projection. */
  SkyProjection.Place place(SkyProjection projection) {
    return projection.heliocentric(orbit.position(projection.day()));
  }
}
