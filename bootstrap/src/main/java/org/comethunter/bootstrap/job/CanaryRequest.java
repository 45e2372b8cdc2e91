package org.comethunter.bootstrap.job;

import org.jobrunr.jobs.lambdas.JobRequest;

/** A job that does nothing but come back. */
public record CanaryRequest() implements JobRequest {

  @Override
  public Class<CanaryHandler> getJobRequestHandler() {
    return CanaryHandler.class;
  }
}
