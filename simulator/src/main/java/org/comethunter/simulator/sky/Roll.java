package org.comethunter.simulator.sky;

/** How the spacecraft is rolled about the line to the Sun. */
public sealed interface Roll {

  /**
   * The rows follow the ecliptic and CROTA1 carries the tilt of the Sun's axis, as since late 2010.
   * The header is 0.23 degree off the truth, as the real ones are.
   */
  record FollowingEcliptic() implements Roll {}

  /**
   * The columns stay at an angle from solar north.
   *
   * @param degrees CROTA1; 180 stores the picture upside down
   */
  record Fixed(double degrees) implements Roll {}
}
