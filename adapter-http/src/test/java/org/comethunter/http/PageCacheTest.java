package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class PageCacheTest {
  private static final Headers TAGGED = Headers.of("ETag", "\"a\"");

  private final PageCache cache = new PageCache();

  @Test
  void keepsAPageWithWhatTellsItsVersion() {
    cache.keep(
        "x",
        page(3),
        Headers.of("ETag", "\"a\"", "Last-Modified", "Fri, 17 Oct 2025 12:02:00 GMT"));
    PageCache.Kept kept = cache.get("x").orElseThrow();
    assertThat(kept.page().body()).hasSize(3);
    assertThat(kept.page().isNew()).isFalse();
    assertThat(kept.conditions())
        .containsEntry("If-None-Match", "\"a\"")
        .containsEntry("If-Modified-Since", "Fri, 17 Oct 2025 12:02:00 GMT")
        .hasSize(2);
  }

  @Test
  void forgetsAPageWhoseNextVersionCannotBeTold() {
    cache.keep("x", page(3), TAGGED);
    cache.keep("x", page(3), Headers.of());
    assertThat(cache.get("x")).isEmpty();
  }

  @Test
  void doesNotSendBackWhatCannotBeSent() {
    Headers odd =
        new Headers.Builder().addUnsafeNonAscii("ETag", "\"\u00e9\"").add("Server", "x").build();
    cache.keep("x", page(3), odd);
    assertThat(cache.get("x")).isEmpty();
    cache.keep("x", page(3), Headers.of("ETag", "\"" + "a".repeat(300) + "\""));
    assertThat(cache.get("x")).isEmpty();
  }

  @Test
  void doesNotTrustATimeOfTheSameSecond() {
    String modified = "Fri, 17 Oct 2025 12:02:00 GMT";
    cache.keep("x", page(3), Headers.of("Last-Modified", modified, "Date", modified));
    assertThat(cache.get("x")).isEmpty();
    cache.keep(
        "x",
        page(3),
        Headers.of("Last-Modified", modified, "Date", "Fri, 17 Oct 2025 12:02:02 GMT"));
    assertThat(cache.get("x")).isPresent();
    cache.keep("y", page(3), Headers.of("Last-Modified", "yesterday"));
    assertThat(cache.get("y")).isEmpty();
  }

  @Test
  void isBoundedInNumberAndSize() {
    cache.keep("large", page(PageCache.LARGEST_PAGE + 1), TAGGED);
    assertThat(cache.get("large")).isEmpty();

    for (int i = 0; i < PageCache.MOST_PAGES; i++) {
      cache.keep("page" + i, page(1), TAGGED);
    }
    assertThat(cache.get("page0")).isPresent();
    cache.keep("one more", page(1), TAGGED);
    assertThat(cache.get("page0")).isPresent();
    assertThat(cache.get("page1")).isEmpty();
  }

  private static Page page(int length) {
    return new Page(new byte[length], "text/plain");
  }
}
