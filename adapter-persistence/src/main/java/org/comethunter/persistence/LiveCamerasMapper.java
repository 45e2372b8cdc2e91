package org.comethunter.persistence;

import java.util.Optional;
import org.apache.ibatis.annotations.Param;

/** The statements of {@code LiveCamerasMapper.xml}. */
interface LiveCamerasMapper {

  /** The codes of the chosen cameras, each followed by a blank. */
  Optional<String> chosen();

  int choose(@Param("c2") boolean c2, @Param("c3") boolean c3);
}
