package org.comethunter.domain.geometry;

/**
 * A place on the sky as seen from the Sun's centre.
 *
 * @param solarRadii projected distance from the Sun's centre in solar radii, not negative
 * @param positionAngleDegrees angle from solar north through east (left in the north-up picture), 0
 *     to below 360
 */
public record SunPolar(double solarRadii, double positionAngleDegrees) {}
