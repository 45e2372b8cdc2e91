package org.comethunter.domain.image;

import java.util.Optional;

/** Which frames are hunted in: full-resolution, unpolarised frames of the normal program. */
public final class HuntingSeries {

  /** Columns and rows of a full-resolution frame. */
  public static final int FULL_SIZE = 1024;

  private HuntingSeries() {}

  /** Why a frame is not hunted in, as one sentence; empty if it is. */
  public static Optional<String> reasonToSkip(FrameHeader header) {
    if (header.lamp()) {
      return Optional.of("It is a calibration frame: the lamp was on.");
    }
    if (header.program().isBlank()) {
      return Optional.of("It does not say to which observing program it belongs (LP_NUM).");
    }
    if (!header.program().equalsIgnoreCase("Normal")) {
      return Optional.of("It belongs to the program \"" + header.program() + "\", not to Normal.");
    }
    if (!header.polarizer().equalsIgnoreCase("Clear")) {
      return Optional.of("It was taken through the polariser \"" + header.polarizer() + "\".");
    }
    if (header.summed() || header.width() != FULL_SIZE || header.height() != FULL_SIZE) {
      return Optional.of(
          "It is summed or a part of the field: %d × %d pixels instead of %d × %d."
              .formatted(header.width(), header.height(), FULL_SIZE, FULL_SIZE));
    }
    return Optional.empty();
  }
}
