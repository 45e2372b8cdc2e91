package org.comethunter.bootstrap.job;

import java.util.UUID;
import org.jobrunr.jobs.lambdas.JobRequest;

/**
 * What JobRunr keeps of a job: which one it is.
 *
 * @param id the job's id, and that of JobRunr's own record
 */
public record RunJobRequest(UUID id) implements JobRequest {

  @Override
  public Class<RunJobHandler> getJobRequestHandler() {
    return RunJobHandler.class;
  }
}
