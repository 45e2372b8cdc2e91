package org.comethunter.domain.sungrazer;

import java.time.Instant;
import org.comethunter.domain.geometry.SunPolar;

/**
 * An object seen at a place.
 *
 * @param at start of the exposure
 * @param place where, about the Sun
 */
public record Sighting(Instant at, SunPolar place) {}
