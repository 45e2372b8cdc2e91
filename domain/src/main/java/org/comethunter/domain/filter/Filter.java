package org.comethunter.domain.filter;

import java.util.List;
import java.util.Optional;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.ValidityMask;

/**
 * Enhances a frame: pixels in, pixels out.
 *
 * <p>The same input always gives the same output. An invalid pixel has no influence on the result
 * of any other and becomes 0 itself. Instances keep work space and belong to one thread.
 */
public interface Filter {

  /** What it does, with its parameters, in a few words for the person who sees the picture. */
  String description();

  /** Which other frames it compares a frame with; empty if it needs none. */
  default Optional<Neighbourhood> neighbourhood() {
    return Optional.empty();
  }

  /**
   * Enhances a frame.
   *
   * @param frame the frame; what is invalid in its mask does not count
   * @param others what the {@link #neighbourhood()} chose, each at its first row; read to the end
   *     but not closed
   * @param out receives the result, row-major, row 0 = bottom, of the frame's size; another array
   *     than the frame's own
   * @return which pixels of the result are valid
   * @throws NoNeighboursException if it needs other frames and there are too few
   */
  ValidityMask apply(Frame frame, List<? extends FrameRows> others, float[] out);
}
