package org.comethunter.domain.orbit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The groups to which most comets near the Sun belong, each with its mean orbit: the members are
 * pieces of one body, and come on nearly the same path.
 *
 * <p>Elements: parabolic, ecliptic of J2000, rounded means of the members' published orbits;
 * members lie a degree or more from them. On the groups: Marsden (2005), Annual Review of Astronomy
 * and Astrophysics 43, 75.
 */
public enum SungrazerGroup {
  /** By far the most. */
  KREUTZ("Kreutz", 0.0055, 80, 1, 143.3),
  /** No parent body is known. */
  MEYER("Meyer", 0.0362, 57.3, 72.6, 72.4),
  /** Of the 96P/Machholz complex. */
  MARSDEN("Marsden", 0.0487, 23.0, 81.9, 26.4),
  /** Of the 96P/Machholz complex. */
  KRACHT("Kracht", 0.0483, 53.5, 48.5, 13.6),
  /** Few members. */
  KRACHT_II("Kracht II", 0.0545, 44.0, 7.1, 13.7);

  private final String displayName;
  private final double perihelionDistance;
  private final double argumentDegrees;
  private final double nodeDegrees;
  private final double inclinationDegrees;

  SungrazerGroup(
      String displayName,
      double perihelionDistance,
      double argumentDegrees,
      double nodeDegrees,
      double inclinationDegrees) {
    this.displayName = displayName;
    this.perihelionDistance = perihelionDistance;
    this.argumentDegrees = argumentDegrees;
    this.nodeDegrees = nodeDegrees;
    this.inclinationDegrees = inclinationDegrees;
  }

  /** The name in data and URLs, such as {@code kracht-ii}. */
  public String code() {
    return displayName.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** The name as people write it, such as {@code Kracht II}. */
  public String displayName() {
    return displayName;
  }

  /** The group of that code or name, whatever its case; empty for any other text. */
  public static Optional<SungrazerGroup> of(String text) {
    String wanted = text.strip().replace(' ', '-');
    return Arrays.stream(values()).filter(it -> it.code().equalsIgnoreCase(wanted)).findFirst();
  }

  /** The group's mean orbit with that perihelion. */
  public ParabolicOrbit meanOrbit(Instant perihelion) {
    return orbit(0, 0, 0, 0, perihelion);
  }

  /**
   * The orbit of a member that lies off the mean by that much.
   *
   * @param distance added to the perihelion distance, AU
   * @param argument added to the argument of perihelion, degrees
   * @param node added to the longitude of the ascending node, degrees
   * @param inclination added to the inclination, degrees
   */
  public ParabolicOrbit orbit(
      double distance, double argument, double node, double inclination, Instant perihelion) {
    return new ParabolicOrbit(
        perihelionDistance + distance,
        StrictMath.toRadians(argumentDegrees + argument),
        StrictMath.toRadians(nodeDegrees + node),
        StrictMath.toRadians(inclinationDegrees + inclination),
        SunEphemeris.daysSinceJ2000(perihelion));
  }
}
