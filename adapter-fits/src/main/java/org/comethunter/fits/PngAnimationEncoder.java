package org.comethunter.fits;

import java.nio.ByteBuffer;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.AnimationEncoder;
import org.comethunter.domain.picture.AnimatedPicture;

/**
 * Writes animated PNG (PNG, third edition, section 11.3.7): each frame whole, in place of the one
 * before. The first one is the picture for whoever knows no animations.
 */
final class PngAnimationEncoder implements AnimationEncoder {
  private static final short THOUSANDTHS = 1000;
  private static final double LONGEST_DELAY = 60_000;
  private static final int FOR_EVER = 0;

  private final ThreadLocal<PngChunks> chunks = ThreadLocal.withInitial(PngChunks::new);

  @Override
  public void encode(AnimatedPicture animation, PictureFile into) {
    PngChunks png = chunks.get();
    int width = animation.width();
    int height = animation.height();
    png.beginFile(into, width, height);
    png.chunk(
        into,
        "acTL",
        ByteBuffer.allocate(8).putInt(animation.frames().size()).putInt(FOR_EVER).array());
    png.texts(into, animation.text());
    int sequence = 0;
    for (byte[] frame : animation.frames()) {
      png.chunk(into, "fcTL", control(sequence++, animation));
      if (sequence == 1) {
        png.pixels(into, "IDAT", new byte[0], frame, width, height);
      } else {
        png.pixels(into, "fdAT", number(sequence++), frame, width, height);
      }
    }
    png.chunk(into, "IEND", new byte[0]);
  }

  private static byte[] number(int sequence) {
    return ByteBuffer.allocate(4).putInt(sequence).array();
  }

  private static byte[] control(int sequence, AnimatedPicture animation) {
    double delay = THOUSANDTHS / animation.framesPerSecond();
    return ByteBuffer.allocate(26)
        .putInt(sequence)
        .putInt(animation.width())
        .putInt(animation.height())
        .position(20) // from the upper left corner on
        .putShort((short) Math.round(Math.clamp(delay, 1, LONGEST_DELAY)))
        .putShort(THOUSANDTHS)
        .array(); // nothing is disposed of, nothing is blended: both 0
  }
}
