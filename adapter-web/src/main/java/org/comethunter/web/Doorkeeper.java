package org.comethunter.web;

import io.helidon.http.Status;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.comethunter.web.Problem.Kind;

/**
 * Decides who is let in, for the web server and for the dashboard of jobs alike. Thread-safe.
 *
 * <p>A request must name a host that is ours: else a foreign name could be made to lead here, and a
 * page of that name would count as ours (DNS rebinding). One that changes something must not come
 * from a page of another site, as far as the browser says so; what says nothing is no browser. And
 * where there is a token, it must be shown.
 */
@Singleton
public final class Doorkeeper {

  private static final String BEARER = "bearer ";
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final AccessSettings settings;
  private final Attempts attempts;
  private final Optional<Sessions> sessions;

  /** Goes by those rules. */
  @Inject
  public Doorkeeper(AccessSettings settings, InstantSource clock) {
    this.settings = settings;
    this.attempts = new Attempts(clock);
    this.sessions = settings.token().map(token -> new Sessions(token, clock));
  }

  /** Why the request is refused; empty if it is not. */
  public Optional<Refusal> examine(Visitor visitor) {
    return host(visitor).or(() -> site(visitor)).or(() -> token(visitor));
  }

  private Optional<Refusal> host(Visitor visitor) {
    List<String> values = visitor.all("Host");
    if (values.size() != 1) {
      return Optional.of(
          Refusal.of(
              Kind.of(Status.BAD_REQUEST_400), "The request must have the header Host once."));
    }
    String name = HostName.of(values.getFirst());
    if (HostName.isAddress(name)
        || HostName.LOCAL.equals(name)
        || settings.hosts().contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        Refusal.of(
            Kind.UNKNOWN_HOST,
            "This service does not go by that name. Use its address, or name it in web.hosts."));
  }

  private Optional<Refusal> site(Visitor visitor) {
    if (!visitor.changes() || isFromFriend(visitor)) {
      return Optional.empty();
    }
    boolean ownSite = OWN_SITE.containsAll(visitor.all("Sec-Fetch-Site"));
    boolean ownOrigin = visitor.all("Origin").stream().allMatch(it -> isOwn(it, visitor));
    if (ownSite && ownOrigin) {
      return Optional.empty();
    }
    return Optional.of(
        Refusal.of(Kind.CROSS_SITE, "A page of another site may not change anything here."));
  }

  /** Whether it comes from a page of a site that is configured. */
  boolean isFromFriend(Visitor visitor) {
    return visitor.only("Origin").filter(settings.origins()::contains).isPresent();
  }

  /** Whether a browser asks for a friend whether it may. */
  boolean isPreflight(Visitor visitor) {
    return visitor.isOptions()
        && isFromFriend(visitor)
        && visitor.only("Access-Control-Request-Method").isPresent();
  }

  /**
   * Behind a proxy that speaks TLS for us the browser is right about the site, and the scheme in
   * its origin is the proxy's.
   */
  private boolean isOwn(String origin, Visitor visitor) {
    String host = visitor.only("Host").orElse("").toLowerCase(Locale.ROOT);
    boolean vouchedFor = visitor.all("Sec-Fetch-Site").equals(List.of("same-origin"));
    return same(origin, settings.scheme(), host) || (vouchedFor && same(origin, "https", host));
  }

  private static boolean same(String origin, String scheme, String host) {
    String port = scheme.equals("https") ? ":443" : ":80";
    String own = scheme + "://" + host;
    String given = origin.toLowerCase(Locale.ROOT);
    return withoutEnd(given, port).equals(withoutEnd(own, port));
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  private Optional<Refusal> token(Visitor visitor) {
    if (sessions.isEmpty()
        || (settings.openReads() && visitor.reads())
        || SignIn.needsNoToken(visitor)
        || isPreflight(visitor)
        || hasSession(visitor)) {
      return Optional.empty();
    }
    List<String> given = visitor.all("Authorization");
    boolean bearer =
        given.size() == 1 && given.getFirst().toLowerCase(Locale.ROOT).startsWith(BEARER);
    return bearer
        ? guess(given.getFirst().substring(BEARER.length()).strip(), visitor)
        : Optional.of(needed("This needs the access token (Authorization: Bearer)."));
  }

  /** Cookies come along by themselves, so they count on pages of ours only. */
  private boolean hasSession(Visitor visitor) {
    return visitor.all("Origin").stream().allMatch(it -> isOwn(it, visitor))
        && Sessions.in(visitor).anyMatch(sessions.orElseThrow()::isOn);
  }

  private Optional<Refusal> guess(String token, Visitor visitor) {
    Duration wait = attempts.wait(visitor.network());
    if (wait.isPositive()) {
      long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
      return Optional.of(
          Refusal.of(
              Kind.TOO_MANY_ATTEMPTS,
              "There were too many wrong tokens; try again in " + seconds + " s.",
              "Retry-After",
              Long.toString(seconds)));
    }
    if (!settings.token().orElseThrow().is(token)) {
      attempts.failed(visitor.network());
      return Optional.of(needed("That is not the access token."));
    }
    attempts.succeeded(visitor.network());
    return Optional.empty();
  }

  private static Refusal needed(String detail) {
    return Refusal.of(Kind.TOKEN_NEEDED, detail, "WWW-Authenticate", "Bearer");
  }

  /** Whether anybody needs a token here. */
  boolean asksForToken() {
    return sessions.isPresent();
  }

  /** Why that token does not open a session; empty if it does, then {@link #begin} it. */
  Optional<Refusal> tryToken(String token, Visitor visitor) {
    return asksForToken() ? guess(token, visitor) : Optional.empty();
  }

  /** The header {@code Set-Cookie} with a new session. */
  String begin(Visitor visitor) {
    return Sessions.cookie(sessions.map(Sessions::begin), isSecure(visitor));
  }

  /**
   * Ends the sessions of a request.
   *
   * @return the header {@code Set-Cookie} that has the browser forget them
   */
  String end(Visitor visitor) {
    sessions.ifPresent(all -> Sessions.in(visitor).forEach(all::end));
    return Sessions.cookie(Optional.empty(), isSecure(visitor));
  }

  private boolean isSecure(Visitor visitor) {
    return settings.identity().isPresent()
        || visitor.only("Origin").filter(it -> it.startsWith("https://")).isPresent();
  }
}
