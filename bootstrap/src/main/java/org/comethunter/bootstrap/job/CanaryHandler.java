package org.comethunter.bootstrap.job;

import jakarta.inject.Inject;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Notes that the canary has come back. */
public final class CanaryHandler implements JobRequestHandler<CanaryRequest> {
  private final Canary canary;

  /** Made by Dagger. */
  @Inject
  CanaryHandler(Canary canary) {
    this.canary = canary;
  }

  @Override
  public void run(CanaryRequest request) {
    canary.returned();
  }
}
