package org.comethunter.domain.sungrazer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.comethunter.domain.geometry.SolarView;
import org.comethunter.domain.geometry.SunPolar;
import org.comethunter.domain.image.FieldOfView;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.EclipticVector;
import org.comethunter.domain.orbit.ParabolicOrbit;
import org.comethunter.domain.orbit.SunEphemeris;

/** The sightings of one object in order of time, and how far others are from them. Immutable. */
final class Track {

  /** More of them would cost time and say nothing new: then an even part is taken. */
  private static final int MOST = 12;

  /** So far away, in AU, that a body is a star. */
  private static final double FAR = 1e9;

  private final List<Place> places;
  private final double pixelsPerRadius;

  private Track(List<Place> places, double pixelsPerRadius) {
    this.places = places;
    this.pixelsPerRadius = pixelsPerRadius;
  }

  private record Place(double day, SolarView view, SunPolar polar) {}

  static Track of(Instrument camera, List<Sighting> sightings) {
    List<Sighting> sorted =
        sightings.stream().sorted(Comparator.comparing(Sighting::at)).distinct().toList();
    int taken = Math.min(MOST, sorted.size());
    List<Place> places =
        IntStream.range(0, taken)
            .mapToObj(i -> sorted.get(i * (sorted.size() - 1) / Math.max(1, taken - 1)))
            .map(
                it ->
                    new Place(
                        SunEphemeris.daysSinceJ2000(it.at()), SolarView.at(it.at()), it.place()))
            .toList();
    return new Track(places, FieldOfView.SOLAR_RADIUS_ARCSEC / camera.plateScaleArcsec());
  }

  /** How many places there are. */
  int size() {
    return places.size();
  }

  /** When the first was seen, in days since J2000. */
  double firstDay() {
    return places.getFirst().day;
  }

  /** When the last was seen, in days since J2000. */
  double lastDay() {
    return places.getLast().day;
  }

  /**
   * By how much the places lie off those of a body on that orbit: for each one to the right and one
   * upwards in the picture turned to solar north, in pixels of a full frame.
   *
   * @param into receives them from its beginning
   */
  void residuals(ParabolicOrbit orbit, double[] into) {
    for (int i = 0; i < places.size(); i++) {
      residual(i, orbit.position(places.get(i).day), into);
    }
  }

  /** The sum of the squares by which the places lie off those of a star among the places. */
  double squaresFromStar() {
    EclipticVector star = places.getFirst().view.direction(places.getFirst().polar).times(FAR);
    double[] off = new double[2 * size()];
    for (int i = 0; i < size(); i++) {
      residual(i, star, off);
    }
    double squares = 0;
    for (int axis = 0; axis < 2; axis++) {
      double sum = 0;
      double ofSquares = 0;
      for (int i = axis; i < off.length; i += 2) {
        sum += off[i];
        ofSquares += off[i] * off[i];
      }
      squares += ofSquares - sum * sum / size();
    }
    return squares;
  }

  private void residual(int i, EclipticVector body, double[] into) {
    SunPolar seen = places.get(i).polar;
    SunPolar expected = places.get(i).view.project(body);
    into[2 * i] = right(seen) - right(expected);
    into[2 * i + 1] = up(seen) - up(expected);
  }

  private double right(SunPolar polar) {
    return -pixelsPerRadius
        * polar.solarRadii()
        * Math.sin(Math.toRadians(polar.positionAngleDegrees()));
  }

  private double up(SunPolar polar) {
    return pixelsPerRadius
        * polar.solarRadii()
        * Math.cos(Math.toRadians(polar.positionAngleDegrees()));
  }
}
