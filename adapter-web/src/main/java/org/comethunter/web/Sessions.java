package org.comethunter.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What browsers hold in a cookie after somebody has signed in: not the token, but the time it ends
 * and a number, sealed with the token. So a session outlives a restart, and ends with the token.
 * Thread-safe.
 */
final class Sessions {

  static final String COOKIE = "comet-hunter";
  static final Duration LIFETIME = Duration.ofDays(7);

  private static final int NUMBER_BYTES = 16;
  private static final int MOST_ENDED = 1000;

  private final AccessToken token;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> ended =
      Collections.newSetFromMap(
          Collections.synchronizedMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST_ENDED;
                }
              }));

  Sessions(AccessToken token, InstantSource clock) {
    this.token = token;
    this.clock = clock;
  }

  /** A new session, as it stands in the cookie. */
  String begin() {
    byte[] number = new byte[NUMBER_BYTES];
    random.nextBytes(number);
    String claim =
        clock.instant().plus(LIFETIME).getEpochSecond() + "." + HexFormat.of().formatHex(number);
    return claim + "." + seal(claim);
  }

  /** Whether that is a session that has not ended. */
  boolean isOn(String session) {
    int end = session.lastIndexOf('.');
    if (end < 0 || ended.contains(session)) {
      return false;
    }
    String claim = session.substring(0, end);
    boolean ours =
        MessageDigest.isEqual(
            seal(claim).getBytes(US_ASCII), session.substring(end + 1).getBytes(UTF_8));
    return ours
        && Instant.ofEpochSecond(Long.parseLong(claim.substring(0, claim.indexOf('.'))))
            .isAfter(clock.instant());
  }

  /** Ends a session; what is none is of no interest. */
  void end(String session) {
    if (isOn(session)) {
      ended.add(session);
    }
  }

  /** The sessions in the cookies of a request. */
  static Stream<String> in(Visitor visitor) {
    return visitor.all("Cookie").stream()
        .flatMap(header -> Stream.of(header.split(";", -1)))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(COOKIE + "="))
        .map(cookie -> cookie.substring(COOKIE.length() + 1));
  }

  /**
   * The header that has a browser keep a session, or forget it if there is none.
   *
   * @param secure whether it may be sent with TLS only
   */
  static String cookie(Optional<String> session, boolean secure) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(
            COOKIE,
            session.orElse(""),
            session.isPresent() ? LIFETIME.toSeconds() : 0,
            secure ? "; Secure" : "");
  }

  private String seal(String claim) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.seal(claim));
  }
}
