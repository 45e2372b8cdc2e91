package org.comethunter.persistence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Param;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/** The statements of {@code ProcessedFileMapper.xml}. */
interface ProcessedFileMapper {

  Optional<ProcessedFileRow> find(FrameId id);

  List<ProcessedFileRow> inWindow(
      @Param("camera") Instrument camera,
      @Param("from") String from,
      @Param("before") String before,
      @Param("statuses") Set<FileStatus> statuses);

  List<ProcessedFileRow> inStates(@Param("statuses") Set<FileStatus> statuses);

  int addIfNew(ProcessedFileRow file);

  int replace(@Param("before") ProcessedFileRow before, @Param("after") ProcessedFileRow after);
}
