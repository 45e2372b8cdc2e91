package org.comethunter.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id by which a request is found in the log: the client's own {@code X-Request-Id} if it is
 * harmless, or a new one.
 */
final class RequestIds {

  static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

  private static final Pattern HARMLESS = Pattern.compile("[0-9A-Za-z._-]{1,64}");

  private RequestIds() {}

  static String of(Headers request) {
    return request
        .first(HEADER)
        .filter(id -> HARMLESS.matcher(id).matches())
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
