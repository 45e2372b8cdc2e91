package org.comethunter.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.ProcessedFile;

/** The statements of {@code FileCatalogueMapper.xml}. */
interface FileCatalogueMapper {

  List<ProcessedFile> list(
      @Param("statuses") Iterable<FileStatus> statuses, @Param("range") FrameRange range);

  List<FileCount> summary();

  long rawBytes();

  long pictureBytes();

  List<ProcessedFile> oldestWithRaw(
      @Param("afterTime") String afterTime,
      @Param("afterId") String afterId,
      @Param("limit") int limit);

  List<ProcessedFile> oldestWithPicture(
      @Param("afterTime") String afterTime,
      @Param("afterId") String afterId,
      @Param("limit") int limit);
}
