package org.comethunter.persistence;

import java.util.List;
import java.util.Optional;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.FrameId;

/** The statements of {@code FrameMapper.xml}. */
interface FrameMapper {

  Optional<FrameEntry> find(FrameId id);

  List<FrameEntry> list(FrameRange range);

  long count(FrameRange range);
}
