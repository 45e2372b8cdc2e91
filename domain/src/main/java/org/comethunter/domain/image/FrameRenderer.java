package org.comethunter.domain.image;

import java.util.Map;

/** Makes the picture of a frame. One instance per thread. */
public final class FrameRenderer {

  /** Renders the frame. */
  public GreyPicture render(Frame frame) {
    Image image = frame.rates();
    return new GreyPicture(
        image.width(), image.height(), new byte[image.values().length], Map.of());
  }
}
