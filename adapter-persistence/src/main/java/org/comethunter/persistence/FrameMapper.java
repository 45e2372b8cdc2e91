package org.comethunter.persistence;

import java.util.Optional;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.FrameId;

/** The statements of {@code FrameMapper.xml}. */
interface FrameMapper {

  Optional<FrameEntry> find(FrameId id);

  /** A page as one text, for {@link FrameLine}; empty if there is nothing in it. */
  Optional<String> pageOfOne(FrameRange range);

  /** Likewise, of both cameras. */
  Optional<String> pageOfBoth(FrameRange range);

  long count(FrameRange range);
}
