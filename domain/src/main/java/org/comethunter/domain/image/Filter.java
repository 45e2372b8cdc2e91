package org.comethunter.domain.image;

/**
 * Enhances the count rates of a frame: pixels in, pixels out.
 *
 * <p>The same input always gives the same output. An invalid pixel has no influence on the result
 * of any other and becomes 0 itself. Instances keep work space and belong to one thread.
 */
public interface Filter {

  /** What it does, with its parameters, in a few words for the person who sees the picture. */
  String description();

  /**
   * Enhances a frame.
   *
   * @param header what is known of the frame, such as where its Sun is
   * @param rates count rates in DN/s, row-major, row 0 = bottom
   * @param out receives the result, of the same shape; another array than the rates' own
   */
  void apply(FrameHeader header, Image rates, float[] out);
}
