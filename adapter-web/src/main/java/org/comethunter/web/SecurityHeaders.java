package org.comethunter.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import java.util.List;

/** What every answer tells the browser: run, load and embed nothing but what is ours. */
final class SecurityHeaders {

  static final List<Header> ALL =
      List.of(
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"),
          HeaderValues.createCached("Cross-Origin-Resource-Policy", "same-origin"),
          HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.createCached(
              "Permissions-Policy",
              "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
          HeaderValues.createCached(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'"));

  /** That the browser is to come with TLS only, for a year. */
  static final Header TLS_ONLY =
      HeaderValues.createCached("Strict-Transport-Security", "max-age=31536000");

  private SecurityHeaders() {}
}
