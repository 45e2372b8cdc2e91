package org.comethunter.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.Status;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.comethunter.web.Problem.Kind;

/**
 * The way in to a server that is not ours, the dashboard of jobs: under the same rules as ours,
 * with the same page to sign in. Thread-safe.
 */
public final class Reception {

  private static final String TYPE = "Content-Type";
  private static final byte[] NOTHING = {};

  private final Doorkeeper doorkeeper;
  private final ObjectMapper json = new ObjectMapper();

  /** Asks that doorkeeper. */
  @Inject
  public Reception(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  /** What is read of a request's body, at most so many bytes. */
  @FunctionalInterface
  public interface Body {
    /** Reads it. */
    byte[] read(int most) throws IOException;
  }

  /**
   * What the visitor is answered here; empty if the visitor may go on.
   *
   * @throws IOException if the body cannot be read
   */
  public Optional<Reply> receive(Visitor visitor, Body body) throws IOException {
    Optional<Refusal> refusal = doorkeeper.examine(visitor);
    if (refusal.isPresent()) {
      return refusal.map(it -> refuse(it, visitor));
    }
    if (visitor.path().equals(SignIn.SESSION)) {
      return Optional.of(session(visitor, body));
    }
    return visitor.reads()
        ? SignIn.part(visitor.path()).map(asset -> page(Status.OK_200.code(), asset))
        : Optional.empty();
  }

  /** The answer that refuses: a problem, or the page to sign in for who can use it. */
  public static Reply refuse(Refusal refusal, Visitor visitor) {
    Reply reply =
        refusal.asksForToken() && visitor.wantsPage()
            ? page(refusal.status(), SignIn.HTML)
            : new Reply(
                refusal.status(),
                Map.of(TYPE, Problem.MEDIA_TYPE, "Cache-Control", "no-store"),
                refusal.problem(visitor.path()));
    Map<String, String> headers = new TreeMap<>(reply.headers());
    headers.putAll(refusal.headers());
    return new Reply(reply.status(), headers, reply.body());
  }

  private static Reply page(int status, Asset asset) {
    return new Reply(
        status, Map.of(TYPE, asset.mediaType(), "Cache-Control", "no-store"), asset.bytes());
  }

  private Reply session(Visitor visitor, Body body) throws IOException {
    boolean isJson = visitor.only(TYPE).filter(it -> it.startsWith("application/json")).isPresent();
    return switch (visitor.method()) {
      case "DELETE" -> signedOutOrIn(doorkeeper.end(visitor));
      case "POST" ->
          isJson
              ? signIn(visitor, body.read(SignIn.LONGEST_BODY))
              : refuse(
                  Refusal.of(Kind.of(Status.UNSUPPORTED_MEDIA_TYPE_415), Endpoint.JSON_NEEDED),
                  visitor);
      default ->
          refuse(
              Refusal.of(
                  Kind.of(Status.METHOD_NOT_ALLOWED_405),
                  "This path answers POST, DELETE.",
                  "Allow",
                  "POST, DELETE"),
              visitor);
    };
  }

  private Reply signIn(Visitor visitor, byte[] body) {
    JsonNode token;
    try {
      token = json.readTree(body).path("token");
    } catch (IOException _) {
      token = json.missingNode();
    }
    if (!token.isTextual()) {
      return refuse(Refusal.of(Kind.INVALID_BODY, "The body must be {\"token\":\"…\"}."), visitor);
    }
    return doorkeeper
        .tryToken(token.textValue(), visitor)
        .map(it -> refuse(it, visitor))
        .orElseGet(() -> signedOutOrIn(doorkeeper.begin(visitor)));
  }

  private static Reply signedOutOrIn(String cookie) {
    return new Reply(
        Status.NO_CONTENT_204.code(),
        Map.of("Set-Cookie", cookie, "Cache-Control", "no-store"),
        NOTHING);
  }
}
