package org.comethunter.application.port;

import org.comethunter.application.frame.PictureFile;
import org.comethunter.domain.picture.AnimatedPicture;

/**
 * Turns an animation into the bytes of an animated PNG file. Thread-safe; same animation, same
 * bytes.
 */
public interface AnimationEncoder {

  /**
   * Makes an 8-bit grey animated PNG that repeats without end, with the animation's texts as {@code
   * tEXt} chunks. What cannot show animations shows the first frame.
   *
   * @param into receives it, in place of whatever it held
   */
  void encode(AnimatedPicture animation, PictureFile into);
}
