package org.comethunter.bootstrap.wiring;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.candidate.CandidateService;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.event.EventLog;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.application.picture.PictureMakers;
import org.comethunter.bootstrap.config.AccessConfiguration;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.job.BackgroundJobs;
import org.comethunter.bootstrap.job.Dashboard;
import org.comethunter.http.Webhook;
import org.comethunter.web.EventView;
import org.comethunter.web.Metrics;
import org.comethunter.web.WebApi;

/** The long-running product: jobs, live scheduler, web server, dashboard. */
public final class Service implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Service.class.getName());

  /** About an hour of a busy day. */
  private static final int EVENTS_KEPT = 4096;

  private final EventLog log;
  private final PictureMakers makers;
  private final BackgroundJobs jobs;
  private final LiveScheduler scheduler;
  private final CandidateService candidates;
  private final WebApi web;
  private final Optional<Webhook> webhook;
  private final Optional<Dashboard> dashboard;

  private Service(
      EventLog log,
      PictureMakers makers,
      BackgroundJobs jobs,
      LiveScheduler scheduler,
      CandidateService candidates,
      WebApi web,
      Optional<Webhook> webhook,
      Optional<Dashboard> dashboard) {
    this.log = log;
    this.makers = makers;
    this.jobs = jobs;
    this.scheduler = scheduler;
    this.candidates = candidates;
    this.web = web;
    this.webhook = webhook;
    this.dashboard = dashboard;
  }

  /**
   * Starts everything; what was on before the last end is on again.
   *
   * @throws org.comethunter.web.CannotListenException if the web server cannot listen where it
   *     should
   */
  public static Service start(Workshop workshop) {
    Optional<Webhook> webhook = workshop.webhook(EventView::json);
    EventLog log =
        new EventLog(
            EVENTS_KEPT,
            workshop.settings().clock(),
            entry -> webhook.ifPresent(it -> it.accept(entry)));
    Metrics metrics = new Metrics();
    EventListener events = EventListener.all(List.of(log, metrics, workshop.settings().listener()));
    ServiceParts parts = workshop.serviceParts(log, metrics, events);
    WebApi web = parts.web();
    warn(workshop, parts);
    web.start();
    webhook.ifPresent(Webhook::start);
    try {
      BackgroundJobs jobs = parts.jobs();
      jobs.start();
      parts.scheduler().resume();
      return new Service(
          log,
          parts.makers(),
          jobs,
          parts.scheduler(),
          parts.candidates(),
          web,
          webhook,
          dashboard(workshop, jobs, parts));
    } catch (RuntimeException e) {
      web.close();
      webhook.ifPresent(Webhook::close);
      throw e;
    }
  }

  private static void warn(Workshop workshop, ServiceParts parts) {
    if (AccessConfiguration.travelsInTheClear(
        workshop.settings().configuration(), parts.access())) {
      LOG.log(
          WARNING,
          "Other machines reach this service, and without TLS the access token travels in the"
              + " clear: set {0} and {1}, or put a proxy with TLS before it.",
          Key.WEB_TLS_CERTIFICATE.path(),
          Key.WEB_TLS_KEY.path());
    }
  }

  /** The service is not worth less for want of a dashboard. */
  private static Optional<Dashboard> dashboard(
      Workshop workshop, BackgroundJobs jobs, ServiceParts parts) {
    if (workshop.dashboardPort().isEmpty()) {
      return Optional.empty();
    }
    int port = workshop.dashboardPort().getAsInt();
    try {
      Dashboard dashboard = Dashboard.start(jobs.queue(), parts.reception(), port);
      LOG.log(INFO, "The dashboard of jobs is at {0}", dashboard.address());
      return Optional.of(dashboard);
    } catch (IOException e) {
      LOG.log(
          WARNING,
          "There is no dashboard of jobs: port {0} cannot be used ({1}). Choose another with {2}.",
          Integer.toString(port),
          e.getMessage(),
          Key.DASHBOARD_PORT.path());
      return Optional.empty();
    }
  }

  /** Where the browser finds it. */
  public URI address() {
    return web.address();
  }

  /** What the search found; changes are told to those who listen to the web's events. */
  public CandidateService candidates() {
    return candidates;
  }

  /** Where the browser finds the dashboard of jobs, if there is one. */
  public Optional<URI> dashboardAddress() {
    return dashboard.map(Dashboard::address);
  }

  /**
   * Takes no more requests, gives up pictures that are not begun, ends streams, has running jobs
   * stop between two files, and returns when nothing goes on any more.
   */
  @Override
  public void close() {
    log.close();
    makers.close();
    web.close();
    scheduler.close();
    jobs.close();
    webhook.ifPresent(Webhook::close);
    dashboard.ifPresent(Dashboard::close);
  }
}
