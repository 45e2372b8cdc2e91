package org.comethunter.persistence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Param;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobKind;
import org.comethunter.domain.job.JobStatus;

/** The statements of {@code JobMapper.xml}. */
interface JobMapper {

  Optional<Job> find(String id);

  Optional<Job> findActive(String key);

  List<Job> list(
      @Param("statuses") Set<JobStatus> statuses,
      @Param("beforeTime") String beforeTime,
      @Param("beforeId") String beforeId,
      @Param("limit") int limit);

  List<Job> unfinished();

  int addUnlessActive(JobRow job);

  int replace(@Param("before") JobRow before, @Param("after") JobRow after);

  List<String> forgetFinishedBefore(@Param("kinds") Set<JobKind> kinds, @Param("time") String time);
}
