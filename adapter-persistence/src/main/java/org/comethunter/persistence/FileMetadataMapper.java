package org.comethunter.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/** The statements of {@code FileMetadataMapper.xml}. */
interface FileMetadataMapper {

  Optional<FileMetadata> find(FrameId id);

  List<FileMetadata> inWindow(
      @Param("camera") Instrument camera,
      @Param("from") String from,
      @Param("before") String before);

  Optional<Instant> newestObservation(Instrument camera);

  int addIfNew(FileMetadataRow file);

  int replace(@Param("before") FileMetadataRow before, @Param("after") FileMetadataRow after);

  /** Takes the observation time of the metadata over to the file's place in its life cycle. */
  int updateObservationTime(FileMetadataRow file);
}
