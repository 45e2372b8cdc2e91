package org.comethunter.persistence;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.comethunter.domain.slot.DownlinkSlot;

/** The statements of {@code DownlinkSlotMapper.xml}. */
interface DownlinkSlotMapper {

  Optional<DownlinkSlot> find(String id);

  /** Those that end after the one time and start before the other. */
  List<DownlinkSlot> overlapping(
      @Param("endAfter") String endAfter, @Param("startBefore") String startBefore);

  int addIfNew(DownlinkSlotRow slot);

  int replace(@Param("before") DownlinkSlotRow before, @Param("after") DownlinkSlotRow after);

  int removePending(String id);
}
