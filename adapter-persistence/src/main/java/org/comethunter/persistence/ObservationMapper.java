package org.comethunter.persistence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Param;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/** The statements of {@code ObservationMapper.xml}. */
interface ObservationMapper {

  /** One row for each mark, in time order; one without a mark if there is none. */
  List<ObservationLine> find(String id);

  /** Likewise, of observations in their order. */
  List<ObservationLine> list(ObservationRange range);

  Set<String> names(Instrument camera);

  Set<FrameId> markedFrames();

  Optional<Integer> version(String id);

  int add(ObservationRow observation);

  int replace(ObservationRow observation);

  int addMark(MarkRow mark);

  int removeMark(@Param("observation") String observation, @Param("frame") FrameId frame);

  int remove(String id);
}
