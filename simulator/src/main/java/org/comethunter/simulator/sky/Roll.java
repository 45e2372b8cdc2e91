package org.comethunter.simulator.sky;

/** How the spacecraft is rolled about the line to the Sun. */
public sealed interface Roll {

  /**
   * The rows follow the ecliptic but for the 0.23 degree by which the detectors are mounted askew.
   * CROTA1 tells the truth: it carries the tilt of the Sun's axis and the mounting, as since late
   * 2010.
   */
  record FollowingEcliptic() implements Roll {}

  /**
   * The spacecraft stays at an angle from solar north. CROTA1 says so and ignores the mounting, as
   * before late 2010, so it is 0.23 degree off.
   *
   * @param degrees CROTA1; 180 stores the picture upside down
   */
  record Fixed(double degrees) implements Roll {}
}
