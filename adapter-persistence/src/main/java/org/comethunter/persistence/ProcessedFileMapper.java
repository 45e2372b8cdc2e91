package org.comethunter.persistence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Param;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;

/** The statements of {@code ProcessedFileMapper.xml}. */
interface ProcessedFileMapper {

  Optional<ProcessedFile> find(FrameId id);

  List<ProcessedFile> inWindow(
      @Param("camera") Instrument camera,
      @Param("from") String from,
      @Param("before") String before,
      @Param("statuses") Set<FileStatus> statuses);

  List<ProcessedFile> inStates(@Param("statuses") Set<FileStatus> statuses);

  int addIfNew(ProcessedFileRow file);

  int replace(@Param("before") ProcessedFileRow before, @Param("after") ProcessedFileRow after);
}
