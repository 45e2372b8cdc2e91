package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.JOB_NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.comethunter.application.job.JobService;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobQuery;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.job.JobStatus;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.domain.time.UtcTime;
import org.comethunter.web.Problem.Kind;

/** The jobs: those that can be asked for, and those that have been. */
final class JobRoutes implements HttpService {

  private final JobService jobs;
  private final WebSettings settings;

  @Inject
  JobRoutes(JobService jobs, WebSettings settings) {
    this.jobs = jobs;
    this.settings = settings;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/slots/sync").post(this::syncSlots).register(rules);
    Endpoint.at("/frames/sync").post(this::syncFrames).register(rules);
    Endpoint.at("/jobs").get(this::list).register(rules);
    Endpoint.at("/jobs/{id}").get(this::describe).register(rules);
    Endpoint.at("/jobs/{id}/cancel").post(this::cancel).register(rules);
  }

  /** Where a job is found. */
  static String path(UUID id) {
    return "/jobs/" + id;
  }

  private void syncSlots(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body.none(request, settings.maxPayloadBytes());
    accept(request, response, JobSpec.slotSync());
  }

  private void syncFrames(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body body = Body.of(request, settings.maxPayloadBytes(), "instrument", "start", "end");
    Instrument instrument = body.text("instrument", Values::instrument);
    Instant start = body.text("start", UtcTime::parse);
    Instant end = body.text("end", UtcTime::parse);
    try {
      accept(request, response, JobSpec.frameSync(instrument, new TimeWindow(start, end)));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Kind.INVALID_BODY, e.getMessage(), e);
    }
  }

  private void accept(ServerRequest request, ServerResponse response, JobSpec spec) {
    JobService.Submission answer = jobs.submit(spec);
    Job job = answer.job();
    response.status(Status.ACCEPTED_202);
    response.header(HeaderNames.LOCATION, path(job.id()));
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(
        request,
        response,
        JobView.of(job, jobs.progress(job.id()), Optional.of(answer.existing())));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "status", "limit", "cursor");
    int limit = query.value("limit", Values::limit).orElse(Values.DEFAULT_LIMIT);
    List<Job> found =
        jobs.list(
            new JobQuery(
                query.value("status", text -> Values.anyOf(JobStatus.class, text)).orElse(Set.of()),
                query.value("cursor", Cursor::jobPlace),
                limit + 1));
    Slice<Job> slice =
        Slice.of(found, limit, job -> new Cursor(job.createdAt(), job.id().toString()));
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(
        request,
        response,
        new Page(
            slice.shown().stream().map(job -> JobView.of(job, jobs.progress(job.id()))).toList(),
            slice.next()));
  }

  private void describe(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Job job = find(jobs, request);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(request, response, JobView.of(job, jobs.progress(job.id())));
  }

  private void cancel(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body.none(request, settings.maxPayloadBytes());
    Job before = find(jobs, request);
    Job now = jobs.cancel(before.id()).orElseThrow(() -> unknown(before.id().toString()));
    boolean ended = before.status().isFinal();
    response.status(ended ? Status.OK_200 : Status.ACCEPTED_202);
    response.header(HeaderNames.LOCATION, path(now.id()));
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(request, response, JobView.of(now, jobs.progress(now.id())));
  }

  /**
   * The job whose id is in the path.
   *
   * @throws ProblemException if there is none
   */
  static Job find(JobService jobs, ServerRequest request) {
    String id = request.path().pathParameters().get("id");
    return parse(id).flatMap(jobs::find).orElseThrow(() -> unknown(id));
  }

  /** {@link UUID#fromString} takes other texts for ids, too. */
  static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id)).filter(uuid -> uuid.toString().equals(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ProblemException unknown(String id) {
    return ProblemException.of(JOB_NOT_FOUND, "There is no job '" + id + "'.");
  }

  /** A page of jobs and the cursor of the page after it, if there is one. */
  @JsonPropertyOrder({"jobs", "next"})
  record Page(List<JobView> jobs, Optional<String> next) {}
}
