package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.helidon.http.Status;
import java.util.Optional;

/**
 * An error as RFC 9457 has it. The one shape in which errors leave this server.
 *
 * @param type a URN that names the kind of problem, or {@code about:blank} where the status says
 *     all there is to say
 * @param title the kind of problem in a few words, the same for every problem of the type
 * @param status the HTTP status code
 * @param detail a sentence on this very occurrence, and what to do about it
 * @param instance the path that was asked for, if it is known
 * @param parameter the query parameter that is to blame, if one is
 * @param requestId what the log calls the request
 */
@JsonInclude(Include.NON_ABSENT)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "parameter", "requestId"})
record Problem(
    String type,
    String title,
    int status,
    String detail,
    Optional<String> instance,
    Optional<String> parameter,
    String requestId) {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPES = "urn:comet-hunter:problem:";

  /** What a problem is, before it is known which request met it. */
  record Kind(String type, String title, Status status) {

    static final Kind INVALID_PARAMETER =
        kind("invalid-parameter", "Invalid parameter", Status.BAD_REQUEST_400);
    static final Kind UNKNOWN_PARAMETER =
        kind("unknown-parameter", "Unknown parameter", Status.BAD_REQUEST_400);
    static final Kind FRAME_NOT_FOUND =
        kind("frame-not-found", "Frame not found", Status.NOT_FOUND_404);
    static final Kind PICTURE_MISSING =
        kind("picture-missing", "Picture missing", Status.NOT_FOUND_404);
    static final Kind LET_GO = kind("let-go", "Let go", Status.GONE_410);
    static final Kind RAW_MISSING = kind("raw-missing", "Raw file missing", Status.NOT_FOUND_404);
    static final Kind INVALID_BODY = kind("invalid-body", "Invalid body", Status.BAD_REQUEST_400);
    static final Kind FILE_NOT_FOUND =
        kind("file-not-found", "File not found", Status.NOT_FOUND_404);
    static final Kind JOB_NOT_FOUND = kind("job-not-found", "Job not found", Status.NOT_FOUND_404);
    static final Kind OBSERVATION_NOT_FOUND =
        kind("observation-not-found", "Observation not found", Status.NOT_FOUND_404);
    static final Kind CANDIDATE_NOT_FOUND =
        kind("candidate-not-found", "Candidate not found", Status.NOT_FOUND_404);
    static final Kind ALREADY_DECIDED =
        kind("already-decided", "Already decided", Status.CONFLICT_409);
    static final Kind CHANGED_MEANWHILE =
        kind("changed-meanwhile", "Changed meanwhile", Status.PRECONDITION_FAILED_412);
    static final Kind NO_UPCOMING_SLOT =
        kind("no-upcoming-slot", "No upcoming slot", Status.NOT_FOUND_404);
    static final Kind NO_NEIGHBOURS =
        kind("no-neighbours", "No frames to compare with", Status.CONFLICT_409);
    static final Kind NOT_RETRYABLE = kind("not-retryable", "Not retryable", Status.CONFLICT_409);
    static final Kind TOO_MANY_STREAMS =
        kind("too-many-streams", "Too many streams", Status.SERVICE_UNAVAILABLE_503);
    static final Kind STORAGE_UNAVAILABLE =
        kind("storage-unavailable", "Storage unavailable", Status.SERVICE_UNAVAILABLE_503);

    static final Kind UNKNOWN_HOST =
        kind("unknown-host", "Unknown host", Status.create(421, "Misdirected Request"));
    static final Kind CROSS_SITE = kind("cross-site", "From another site", Status.FORBIDDEN_403);
    static final Kind TOKEN_NEEDED =
        kind("token-needed", "Access token needed", Status.UNAUTHORIZED_401);
    static final Kind TOO_MANY_ATTEMPTS =
        kind("too-many-attempts", "Too many attempts", Status.TOO_MANY_REQUESTS_429);
    static final Kind TOO_MANY_PICTURES =
        kind("too-many-pictures", "Too many pictures", Status.SERVICE_UNAVAILABLE_503);

    /** The kind of which nothing but the status is known. */
    static Kind of(Status status) {
      return new Kind("about:blank", Status.create(status.code()).reasonPhrase(), status);
    }

    private static Kind kind(String name, String title, Status status) {
      return new Kind(TYPES + name, title, status);
    }
  }
}
