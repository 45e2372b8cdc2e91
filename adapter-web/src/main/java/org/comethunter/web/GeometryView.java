package org.comethunter.web;

import java.util.List;
import java.util.Locale;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.sungrazer.GuideTrack;

/**
 * Where the pixels of a frame lie about the Sun, as JSON. Places are (column, row) of the array,
 * 0-based, row 0 = bottom, whole numbers are pixel centres.
 *
 * @param width columns
 * @param height rows
 * @param rollDegrees CROTA1
 * @param orientation {@code upright}, or {@code turned} if the picture shows the array after half a
 *     turn
 * @param sun the nominal centre of the Sun
 * @param plateScaleArcsec arcsec per pixel
 * @param solarRadiusArcsec the Sun's radius on that day
 * @param solarRadiusPixels the same in pixels of this frame
 * @param occulterRadii where the occulter ends, in solar radii
 * @param fieldRadii where the field ends, in solar radii
 * @param kreutzTrack where comets on the mean orbit of the Kreutz group stand at that time, from
 *     the outside inwards
 */
record GeometryView(
    String id,
    int width,
    int height,
    double rollDegrees,
    String orientation,
    Place sun,
    double plateScaleArcsec,
    double solarRadiusArcsec,
    double solarRadiusPixels,
    double occulterRadii,
    double fieldRadii,
    List<Place> kreutzTrack) {

  /** A place of the array. */
  record Place(double x, double y) {
    static Place of(PixelPosition position) {
      return new Place(position.column(), position.row());
    }
  }

  static GeometryView of(FrameId id, FrameGeometry geometry) {
    Instrument camera = id.instrument();
    return new GeometryView(
        id.toString(),
        geometry.width(),
        geometry.height(),
        geometry.rollDegrees(),
        geometry.orientation().name().toLowerCase(Locale.ROOT),
        new Place(geometry.sunColumn(), geometry.sunRow()),
        geometry.plateScaleArcsec(),
        geometry.solarRadiusArcsec(),
        geometry.solarRadiusPixels(),
        camera.innerFieldSolarRadii(),
        camera.outerFieldSolarRadii(),
        GuideTrack.of(SungrazerGroup.KREUTZ, camera, geometry.observedAt()).stream()
            .map(geometry::fromPolar)
            .filter(geometry::holds)
            .map(Place::of)
            .toList());
  }
}
