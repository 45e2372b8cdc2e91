package org.comethunter.simulator.http;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditional and range requests (RFC 9110, 13 and 14), as far as Apache honours them. */
public final class Preconditions {

  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");
  private static final Pattern SINGLE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  private Preconditions() {}

  /**
   * What the client gets instead of the full answer: 304 if it has the current state already, 206
   * or 416 if it asked for one range of bytes; the full answer in all other cases.
   */
  public static Response apply(Request request, Response full) {
    if (full.status() != 200) {
      return full;
    }
    if (hasCurrentState(request, full)) {
      return full.withStatus(304)
          .withBody(new byte[0])
          .withoutHeaders("Content-Type", "Content-Length", "Content-Encoding");
    }
    return request
        .header("Range")
        .filter(_ -> request.method().equals("GET") && rangeStillValid(request, full))
        .map(SINGLE_RANGE::matcher)
        .filter(Matcher::matches)
        .map(range -> partOf(full, range.group(1), range.group(2)))
        .orElse(full);
  }

  private static boolean hasCurrentState(Request request, Response full) {
    Optional<String> known = request.header("If-None-Match");
    if (known.isPresent()) {
      return full.header("ETag").map(tag -> lists(known.get(), tag)).orElse(false);
    }
    Optional<Instant> since = request.header("If-Modified-Since").flatMap(HttpDate::parse);
    Optional<Instant> modified = full.header("Last-Modified").flatMap(HttpDate::parse);
    return since.isPresent() && modified.isPresent() && !modified.get().isAfter(since.get());
  }

  private static boolean lists(String tags, String tag) {
    return tags.strip().equals("*")
        || TAG.matcher(tags).results().anyMatch(found -> found.group(1).equals(tag));
  }

  private static boolean rangeStillValid(Request request, Response full) {
    return request
        .header("If-Range")
        .map(
            validator ->
                full.header("ETag").filter(validator::equals).isPresent()
                    || full.header("Last-Modified").filter(validator::equals).isPresent())
        .orElse(true);
  }

  private static Response partOf(Response full, String first, String last) {
    if (first.isEmpty() && last.isEmpty()) {
      return full;
    }
    long length = full.body().length;
    long from =
        first.isEmpty() ? Math.max(0, length - Long.parseLong(last)) : Long.parseLong(first);
    long to =
        first.isEmpty() || last.isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(last));
    if (!first.isEmpty() && !last.isEmpty() && Long.parseLong(last) < from) {
      return full;
    }
    if (from > to) {
      return Response.error(416).withHeader("Content-Range", "bytes */" + length);
    }
    return full.withStatus(206)
        .withBody(Arrays.copyOfRange(full.body(), (int) from, (int) to + 1))
        .withHeader("Content-Range", "bytes " + from + "-" + to + "/" + length);
  }
}
