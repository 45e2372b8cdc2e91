package org.comethunter.domain.observation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SunOffset;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;

/** Observations to look at. */
final class Tracks {

  static final Instant START = Instant.parse("2025-10-17T20:18:07Z");

  private Tracks() {}

  static FrameGeometry geometry(Instant time, double roll, double plateScale) {
    return new FrameGeometry(time, 1024, 1024, roll, 516.5, 529.25, plateScale);
  }

  static Mark mark(Instrument camera, Instant time, double roll, PixelPosition position) {
    FrameId id =
        new FrameId(
            LocalDate.ofInstant(time, ZoneOffset.UTC),
            camera,
            Long.toString(time.getEpochSecond()));
    return new Mark(
        id, position, MarkMethod.PIXEL, geometry(time, roll, camera.plateScaleArcsec()));
  }

  /** Where it is so far from the Sun in the north-up picture. */
  static Mark mark(Instrument camera, double hours, double roll, double right, double up) {
    Instant time = START.plusMillis(Math.round(hours * 3_600_000));
    FrameGeometry geometry = geometry(time, roll, camera.plateScaleArcsec());
    return mark(camera, time, roll, geometry.fromOffset(new SunOffset(right, up)));
  }

  /** So many marks, 12 minutes apart, that move to the Sun from below at that speed. */
  static List<Mark> sunward(Instrument camera, int number, double pixelsPerHour) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      marks.add(mark(camera, 0.2 * i, 0, 40, -300 + 0.2 * i * pixelsPerHour));
    }
    return marks;
  }

  static Observation observation(Instrument camera, List<Mark> marks) {
    return new Observation(
        new UUID(1, 2), "A", camera, Optional.empty(), "", START, START, 1, marks);
  }
}
