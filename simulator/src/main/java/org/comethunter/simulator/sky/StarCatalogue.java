package org.comethunter.simulator.sky;

import java.util.List;
import org.comethunter.domain.orbit.EclipticVector;

/**
 * Hipparcos stars up to V = 9 within 10 degrees of the ecliptic. Proper motion is left out. The
 * table, its licence and its origin lie beside this class. Immutable.
 */
final class StarCatalogue {

  private static final String TABLE = "stars-near-ecliptic.csv";
  private static final double OBLIQUITY_J2000 = StrictMath.toRadians(23.4392911);

  /** The one table there is, loaded when first needed. */
  static final StarCatalogue NEAR_ECLIPTIC = load();

  private final List<Star> stars;

  private StarCatalogue(List<Star> stars) {
    this.stars = stars;
  }

  /**
   * A star.
   *
   * @param hipparcos its number in the catalogue
   * @param direction unit vector, ecliptic frame of J2000
   * @param brightness flux relative to a star of V = 0
   */
  record Star(int hipparcos, EclipticVector direction, double brightness) {}

  List<Star> stars() {
    return stars;
  }

  private static StarCatalogue load() {
    return new StarCatalogue(
        Resources.lines(TABLE).stream()
            .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
            .map(line -> star(line.split(",", -1)))
            .toList());
  }

  private static Star star(String[] fields) {
    double ascension = StrictMath.toRadians(Double.parseDouble(fields[1]));
    double declination = StrictMath.toRadians(Double.parseDouble(fields[2]));
    double x = StrictMath.cos(declination) * StrictMath.cos(ascension);
    double y = StrictMath.cos(declination) * StrictMath.sin(ascension);
    double z = StrictMath.sin(declination);
    double sin = StrictMath.sin(OBLIQUITY_J2000);
    double cos = StrictMath.cos(OBLIQUITY_J2000);
    return new Star(
        Integer.parseInt(fields[0]),
        new EclipticVector(x, y * cos + z * sin, z * cos - y * sin),
        StrictMath.pow(10, -0.4 * Double.parseDouble(fields[3])));
  }
}
