package org.comethunter.domain.sungrazer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.comethunter.domain.geometry.SolarView;
import org.comethunter.domain.geometry.SunPolar;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.ParabolicOrbit;
import org.comethunter.domain.orbit.SungrazerGroup;

/**
 * Where comets on a group's mean orbit stand in a camera's field at one moment: each point belongs
 * to a comet with another time to go until its perihelion. A single comet needs hours (C2) or one
 * to three days (C3) from end to end and leaves the line by the degree or two that the Sun moves
 * meanwhile; members of the group scatter about it by several degrees.
 */
public final class GuideTrack {
  private static final int POINTS = 48;

  /** Of the days to the power 2/3, with which the distance from the Sun grows. */
  private static final double STEP = 0.01;

  /** So far from its perihelion no comet is looked for: 30 days, to the power 2/3. */
  private static final double END = Math.cbrt(30 * 30);

  private final ParabolicOrbit orbit;
  private final double perihelionDay;
  private final SolarView view;

  private GuideTrack(SungrazerGroup group, Instant moment) {
    this.orbit = group.meanOrbit(moment);
    this.perihelionDay = orbit.perihelionDay();
    this.view = SolarView.at(moment);
  }

  /**
   * The track of inbound comets from the outer edge of the camera's field to its occulter, or to
   * their perihelion if that lies in sight, in this order.
   *
   * @return empty if the group's comets cannot be seen between them at that time of the year
   */
  public static List<SunPolar> of(SungrazerGroup group, Instrument camera, Instant moment) {
    return new GuideTrack(group, moment)
        .between(camera.innerFieldSolarRadii(), camera.outerFieldSolarRadii());
  }

  private List<SunPolar> between(double inner, double outer) {
    double begin = reach(inner, 0);
    double end = reach(outer, begin);
    if (end >= END || end == begin) {
      return List.of();
    }
    List<SunPolar> points = new ArrayList<>(POINTS);
    for (int i = 0; i < POINTS; i++) {
      points.add(before(begin + (end - begin) * i / (POINTS - 1)));
    }
    Collections.reverse(points);
    return List.copyOf(points);
  }

  /** From when on, backwards from the perihelion, a comet is seen beyond that distance. */
  private double reach(double solarRadii, double from) {
    double far = from;
    while (far < END && before(far).solarRadii() < solarRadii) {
      far += STEP;
    }
    double near = Math.max(from, far - STEP);
    for (int i = 0; i < 30; i++) {
      double middle = (near + far) / 2;
      if (before(middle).solarRadii() < solarRadii) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return far;
  }

  /** Where the comet is seen that has as many days to go as this to the power 3/2. */
  private SunPolar before(double root) {
    return view.project(orbit.position(perihelionDay - root * Math.sqrt(root)));
  }
}
