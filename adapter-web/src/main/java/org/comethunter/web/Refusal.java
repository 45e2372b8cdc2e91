package org.comethunter.web;

import io.helidon.http.Status;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.web.Problem.Kind;

/** Why somebody is not let in. Immutable. */
public final class Refusal {

  private final Kind kind;
  private final String detail;
  private final Map<String, String> headers;

  private Refusal(Kind kind, String detail, Map<String, String> headers) {
    this.kind = kind;
    this.detail = detail;
    this.headers = headers;
  }

  /** Because of what is asked, of which the status says the kind. */
  public static Refusal of(int status, String detail, Map<String, String> headers) {
    return new Refusal(Kind.of(Status.create(status)), detail, Map.copyOf(headers));
  }

  static Refusal of(Kind kind, String detail) {
    return new Refusal(kind, detail, Map.of());
  }

  static Refusal of(Kind kind, String detail, String header, String value) {
    return new Refusal(kind, detail, Map.of(header, value));
  }

  /** The status of the answer. */
  public int status() {
    return kind.status().code();
  }

  /** Headers that the answer must have. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Whether the token would help. */
  public boolean asksForToken() {
    return kind.equals(Kind.TOKEN_NEEDED);
  }

  /** The body of the answer, for a server that is not ours: a problem in JSON. */
  public byte[] problem(String path) {
    String id = UUID.randomUUID().toString();
    return Json.bytes(
        new Problem(
            kind.type(), kind.title(), status(), detail, Optional.of(path), Optional.empty(), id));
  }

  ProblemException exception() {
    return ProblemException.of(kind, detail);
  }

  @Override
  public String toString() {
    return status() + " " + detail;
  }
}
