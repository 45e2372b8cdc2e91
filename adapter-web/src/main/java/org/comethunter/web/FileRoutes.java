package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.FILE_NOT_FOUND;
import static org.comethunter.web.Problem.Kind.NOT_RETRYABLE;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.frame.FileQuery;
import org.comethunter.application.job.JobService;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.IllegalTransitionException;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.time.TimeWindow;

/** The files, wherever they are in their life cycle. */
final class FileRoutes implements HttpService {

  private final FileCatalogue catalogue;
  private final RecoveryService recovery;
  private final JobService jobs;
  private final WebSettings settings;

  @Inject
  FileRoutes(
      FileCatalogue catalogue, RecoveryService recovery, JobService jobs, WebSettings settings) {
    this.catalogue = catalogue;
    this.recovery = recovery;
    this.jobs = jobs;
    this.settings = settings;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/files").get(this::list).register(rules);
    Endpoint.at("/files/summary").get(this::summarise).register(rules);
    Endpoint.at("/files/{id}").get(this::describe).register(rules);
    Endpoint.at("/files/{id}/retry").post(this::retry).register(rules);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "instrument", "status", "start", "end", "limit", "cursor");
    int limit = query.value("limit", Values::limit).orElse(Values.DEFAULT_LIMIT);
    List<ProcessedFile> found =
        catalogue.list(
            new FileQuery(
                query.value("instrument", Values::instrument),
                query
                    .value("status", text -> Values.anyOf(FileStatus.class, text))
                    .orElse(Set.of()),
                Values.window(query),
                query.value("cursor", Cursor::place),
                limit + 1));
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(request, response, Page.of(found, limit));
  }

  private void summarise(ServerRequest request, ServerResponse response) {
    Query.of(request);
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(request, response, Summary.of(catalogue.summary()));
  }

  private void describe(ServerRequest request, ServerResponse response) {
    Query.of(request);
    FrameId id = id(request);
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(
        request,
        response,
        FileView.of(catalogue.find(id).orElseThrow(() -> unknown(id.toString(), null))));
  }

  /** A file that is reopened is asked for too, or it would wait until somebody syncs its time. */
  private void retry(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body.none(request, settings.maxPayloadBytes());
    FrameId id = id(request);
    try {
      ProcessedFile file = recovery.reopen(id).orElseThrow(() -> unknown(id.toString(), null));
      TimeWindow moment = new TimeWindow(file.observedAt(), file.observedAt().plusSeconds(1));
      String job =
          JobRoutes.path(jobs.submit(JobSpec.frameSync(id.instrument(), moment)).job().id());
      response.header(HeaderNames.CACHE_CONTROL, "no-store");
      Json.send(request, response, FileView.of(file, Optional.of(job)));
    } catch (IllegalTransitionException e) {
      throw ProblemException.of(
          NOT_RETRYABLE,
          "Only files that are IGNORE, SKIPPED or ABANDONED, or were let go, can be retried; the"
              + " others are taken care of by themselves. File "
              + id
              + " is none of those.",
          e);
    }
  }

  private static FrameId id(ServerRequest request) {
    String id = request.path().pathParameters().get("id");
    try {
      return FrameId.parse(id);
    } catch (IllegalArgumentException e) {
      throw unknown(id, e);
    }
  }

  private static ProblemException unknown(String id, Throwable cause) {
    return ProblemException.of(FILE_NOT_FOUND, "There is no file '" + id + "'.", cause);
  }

  /** A page of files and the cursor of the page after it, if there is one. */
  @JsonPropertyOrder({"files", "next"})
  record Page(List<FileView> files, Optional<String> next) {

    static Page of(List<ProcessedFile> found, int limit) {
      Slice<ProcessedFile> slice =
          Slice.of(found, limit, file -> new Cursor(file.observedAt(), file.id().toString()));
      return new Page(slice.shown().stream().map(FileView::of).toList(), slice.next());
    }
  }

  /** How many files there are, in all and by camera and state. */
  @JsonPropertyOrder({"total", "instruments"})
  record Summary(long total, Map<String, Map<FileStatus, Long>> instruments) {

    static Summary of(Map<Instrument, Map<FileStatus, Long>> counts) {
      Map<String, Map<FileStatus, Long>> instruments = new LinkedHashMap<>();
      long total = 0;
      for (Instrument instrument : Instrument.values()) {
        Map<FileStatus, Long> states = new LinkedHashMap<>();
        for (FileStatus status : FileStatus.values()) {
          long count = counts.getOrDefault(instrument, Map.of()).getOrDefault(status, 0L);
          states.put(status, count);
          total += count;
        }
        instruments.put(instrument.code(), states);
      }
      return new Summary(total, instruments);
    }
  }
}
