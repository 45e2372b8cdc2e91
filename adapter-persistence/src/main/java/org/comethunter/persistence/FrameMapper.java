package org.comethunter.persistence;

import java.util.List;
import java.util.Optional;
import org.comethunter.domain.file.FrameId;

/** The statements of {@code FrameMapper.xml}. */
interface FrameMapper {

  Optional<FrameRow> find(FrameId id);

  List<FrameRow> list(FrameRange range);
}
