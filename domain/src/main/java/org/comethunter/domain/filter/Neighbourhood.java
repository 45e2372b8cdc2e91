package org.comethunter.domain.filter;

import java.time.Instant;
import java.util.List;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.time.TimeWindow;

/** Which frames a frame is compared with. Immutable. */
public interface Neighbourhood {

  /** When the neighbours of a frame observed at that time were observed, at most. */
  TimeWindow window(Instant observedAt);

  /**
   * Chooses the neighbours of a frame.
   *
   * @param candidates headers of frames in the window; may hold the frame itself and frames of
   *     other series
   * @return the chosen ones, in order of time; none if that is too few
   */
  List<FrameHeader> choose(FrameHeader frame, List<FrameHeader> candidates);
}
