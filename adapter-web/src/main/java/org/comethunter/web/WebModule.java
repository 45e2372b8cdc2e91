package org.comethunter.web;

import dagger.Module;
import dagger.Provides;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/**
 * Provides the web server's routes. The graph must hold {@link WebSettings}, the {@link
 * AccessSettings}, the ports, the services that routes call, the event log, the {@link Metrics},
 * and the list of health checks.
 */
@Module
public interface WebModule {

  /** All routes; fixed paths come before those with a variable in the same place. */
  @Provides
  static List<HttpService> routes(
      HealthRoutes health,
      SlotRoutes slots,
      JobRoutes jobs,
      FrameRoutes frames,
      FrameFileRoutes frameFiles,
      FrameGeometryRoutes frameGeometry,
      FileRoutes files,
      ObservationExchangeRoutes exchange,
      ObservationRoutes observations,
      CandidateRoutes candidates,
      AnimationRoutes animations,
      SchedulerRoutes scheduler,
      EventRoutes events,
      MetricsRoutes metrics,
      OpenApiRoutes description,
      DocsRoutes docs,
      SessionRoutes sessions,
      PageRoutes page) {
    return List.of(
        health,
        slots,
        jobs,
        frames,
        frameFiles,
        frameGeometry,
        files,
        exchange,
        observations,
        candidates,
        animations,
        scheduler,
        events,
        metrics,
        description,
        docs,
        sessions,
        page);
  }
}
