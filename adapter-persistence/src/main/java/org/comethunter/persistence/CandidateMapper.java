package org.comethunter.persistence;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.comethunter.domain.instrument.Instrument;

/** The statements of {@code CandidateMapper.xml}. */
interface CandidateMapper {

  /** One row for each position, in time order. */
  List<CandidateLine> find(String id);

  /** Likewise, of candidates in their order. */
  List<CandidateLine> list(CandidateRange range);

  List<CandidateLine> seenSince(@Param("camera") Instrument camera, @Param("time") String time);

  List<CandidateLine> undecidedBefore(String time);

  Optional<Integer> version(String id);

  int add(CandidateRow candidate);

  int addPosition(PositionRow position);

  int remove(String id);
}
