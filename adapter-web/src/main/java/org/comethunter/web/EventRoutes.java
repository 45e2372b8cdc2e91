package org.comethunter.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventLog;
import org.comethunter.application.job.JobService;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.job.Job;

/** Tells what happens, as it happens. */
final class EventRoutes implements HttpService {

  private static final String LAST_ID = "lastEventId";
  private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

  private final EventLog log;
  private final EventStreams streams;
  private final JobService jobs;
  private final WebSettings settings;
  private final InstantSource clock;

  @Inject
  EventRoutes(
      EventLog log,
      EventStreams streams,
      JobService jobs,
      WebSettings settings,
      InstantSource clock) {
    this.log = log;
    this.streams = streams;
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/events").get(this::everything).register(rules);
    Endpoint.at("/jobs/{id}/events").get(this::ofJob).register(rules);
  }

  private void everything(ServerRequest request, ServerResponse response) {
    EventLog.Reader reader = lastId(request).map(log::readAfter).orElseGet(log::readFromNow);
    if (request.prologue().method().equals(Method.HEAD)) {
      head(response);
      return;
    }
    streams.run(response, stream -> follow(reader, stream, _ -> true, _ -> false, _ -> false));
  }

  /** What is read before the state of the job cannot be missed after it. */
  private void ofJob(ServerRequest request, ServerResponse response) {
    Optional<String> lastId = lastId(request);
    EventLog.Reader reader = lastId.map(log::readAfter).orElseGet(log::readFromNow);
    Job job = JobRoutes.find(jobs, request);
    if (request.prologue().method().equals(Method.HEAD)) {
      head(response);
    } else if (lastId.isPresent() && job.status().isFinal() && !isEndAhead(job, lastId.get())) {
      response.status(Status.NO_CONTENT_204).send(); // tells a browser not to come back
    } else {
      streams.run(
          response,
          stream -> {
            if (lastId.isEmpty()) {
              snapshot(job, stream);
            }
            if (lastId.isPresent() || !job.status().isFinal()) {
              follow(
                  reader,
                  stream,
                  entry -> isOf(job.id(), entry),
                  EventRoutes::isEnd,
                  its -> hasEndedUnheard(job.id(), its));
            }
          });
    }
  }

  private static void head(ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.send();
  }

  private static Optional<String> lastId(ServerRequest request) {
    Optional<String> parameter = Query.of(request, LAST_ID).value(LAST_ID, Function.identity());
    return request.headers().first(LAST_EVENT_ID).or(() -> parameter);
  }

  private boolean isEndAhead(Job job, String lastId) {
    try {
      return log.readAfter(lastId).next(Duration.ZERO).entries().stream()
          .anyMatch(entry -> isOf(job.id(), entry) && isEnd(entry));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void snapshot(Job job, EventStream stream) throws IOException {
    Event now = new Event.JobChanged(job);
    stream.event(
        Optional.empty(),
        now.type(),
        new Snapshot(clock.instant(), JobView.of(job, jobs.progress(job.id()))));
    stream.flush();
  }

  /** A job as it is, in the shape of the events that tell of its changes. */
  record Snapshot(Instant at, JobView job) {}

  private static boolean isOf(UUID job, EventLog.Entry entry) {
    return switch (entry.event()) {
      case Event.JobChanged(Job changed) -> changed.id().equals(job);
      case Event.Progress progress -> progress.job().equals(job);
      default -> false;
    };
  }

  private static boolean isEnd(EventLog.Entry entry) {
    return entry.event() instanceof Event.JobChanged(Job job) && job.status().isFinal();
  }

  /** Whether the job's end was among the events that were lost; the client learns it then. */
  private boolean hasEndedUnheard(UUID id, EventStream stream) throws IOException {
    Optional<Job> now;
    try {
      now = jobs.find(id).filter(job -> job.status().isFinal());
    } catch (StorageException e) {
      throw new IOException("The job cannot be read; the client has to come back.", e);
    }
    if (now.isPresent()) {
      snapshot(now.get(), stream);
    }
    return now.isPresent();
  }

  /** What to do when events were lost and the last one is not among those that were not. */
  @FunctionalInterface
  private interface AfterGap {
    /** Returns whether nothing more is to come. */
    boolean isOver(EventStream stream) throws IOException;
  }

  private void follow(
      EventLog.Reader reader,
      EventStream stream,
      Predicate<EventLog.Entry> wanted,
      Predicate<EventLog.Entry> last,
      AfterGap afterGap)
      throws IOException, InterruptedException {
    while (true) {
      EventLog.Batch batch = reader.next(settings.heartbeat().minusNanos(stream.quietNanos()));
      if (batch.gap()) {
        stream.event(
            Optional.empty(),
            "gap",
            new EventView.Gap(clock.instant(), "Events before this are not kept any more."));
      }
      List<EventLog.Entry> entries = batch.entries().stream().filter(wanted).toList();
      for (EventLog.Entry entry : entries) {
        stream.event(Optional.of(entry.id()), entry.event().type(), EventView.of(entry));
      }
      stream.flush();
      if (batch.ended()
          || entries.stream().anyMatch(last)
          || (batch.gap() && afterGap.isOver(stream))) {
        return;
      }
      if (stream.quietNanos() >= settings.heartbeat().toNanos()) {
        stream.heartbeat();
      }
    }
  }
}
