package org.comethunter.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;

/** Remembers the pages last read, to ask for them conditionally. Bounded; thread-safe. */
final class PageCache {
  static final int MOST_PAGES = 64;
  static final int LARGEST_PAGE = 1 << 20;

  private static final int LONGEST_VALUE = 256;

  /** Last-Modified tells whole seconds: within this time a page can change and keep it. */
  private static final Duration RESOLUTION = Duration.ofSeconds(2);

  private final Map<String, Kept> pages = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A page and what tells its versions apart.
   *
   * @param page the page, as one that has not changed
   * @param conditions the headers to ask with
   */
  record Kept(Page page, Map<String, String> conditions) {}

  /** The page last read from there. */
  synchronized Optional<Kept> get(String address) {
    return Optional.ofNullable(pages.get(address));
  }

  /** Keeps a page if its version can be told and it is not too large; forgets it otherwise. */
  synchronized void keep(String address, Page page, Headers headers) {
    Map<String, String> conditions = conditions(headers);
    if (conditions.isEmpty() || page.body().length > LARGEST_PAGE) {
      pages.remove(address);
      return;
    }
    pages.put(address, new Kept(page.unchanged(), conditions));
    if (pages.size() > MOST_PAGES) {
      pages.remove(pages.keySet().iterator().next());
    }
  }

  private static Map<String, String> conditions(Headers headers) {
    Map<String, String> conditions = new LinkedHashMap<>();
    String tag = usable(headers.get("ETag"));
    String modified = usable(headers.get("Last-Modified"));
    if (tag != null) {
      conditions.put("If-None-Match", tag);
    }
    if (modified != null && (tag != null || isSettled(headers))) {
      conditions.put("If-Modified-Since", modified);
    }
    return Map.copyOf(conditions);
  }

  /** What can be sent back; a server that sends anything else is asked without a condition. */
  private static String usable(String value) {
    boolean sendable =
        value != null
            && value.length() <= LONGEST_VALUE
            && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    return sendable ? value : null;
  }

  private static boolean isSettled(Headers headers) {
    var modified = headers.getInstant("Last-Modified");
    var sent = headers.getInstant("Date");
    return modified != null
        && (sent == null || Duration.between(modified, sent).compareTo(RESOLUTION) >= 0);
  }
}
