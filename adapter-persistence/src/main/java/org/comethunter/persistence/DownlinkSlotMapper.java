package org.comethunter.persistence;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;

/** The statements of {@code DownlinkSlotMapper.xml}. */
interface DownlinkSlotMapper {

  Optional<DownlinkSlotRow> find(String id);

  /** Those that end after the one time and start before the other. */
  List<DownlinkSlotRow> overlapping(
      @Param("endAfter") String endAfter, @Param("startBefore") String startBefore);

  int addIfNew(DownlinkSlotRow slot);

  int replace(@Param("before") DownlinkSlotRow before, @Param("after") DownlinkSlotRow after);

  int removePending(String id);
}
