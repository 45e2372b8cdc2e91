package org.comethunter.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.ResponseBody;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import retrofit2.Call;
import retrofit2.Response;

/** Fetches pages: conditionally, with a bound on their size, and with a few attempts. */
@Singleton
final class PageFetcher {
  static final int ATTEMPTS = 3;

  /** A page of that size is some 20,000 rows, a day has at most some hundred. */
  static final int LARGEST = 4 << 20;

  private static final Logger LOG = System.getLogger(PageFetcher.class.getName());

  private final PoliteCaller caller;
  private final Duration backOff;
  private final PageCache cache = new PageCache();

  @Inject
  PageFetcher(PoliteCaller caller, HttpSettings settings) {
    this.caller = caller;
    this.backOff = settings.backOff();
  }

  /**
   * The page, or nothing if the server says that there is none (404, 410).
   *
   * @param subject names the page in messages
   * @param request makes the call with the given conditional headers
   * @throws ArchiveUnavailableException if no attempt succeeded, or on interruption
   * @throws UnexpectedContentException if the answer is no page, or too large
   */
  Optional<Page> fetch(String subject, Function<Map<String, String>, Call<ResponseBody>> request) {
    for (int attempt = 1; ; attempt++) {
      String address = request.apply(Map.of()).request().url().toString();
      Optional<PageCache.Kept> known = cache.get(address);
      Call<ResponseBody> call =
          request.apply(known.map(PageCache.Kept::conditions).orElse(Map.of()));
      try {
        return caller.call(call, response -> read(subject, address, known, response));
      } catch (ArchiveUnavailableException e) {
        if (attempt == ATTEMPTS || caller.isTurnedAway(call)) {
          throw e;
        }
        LOG.log(Level.DEBUG, "{0} Trying again.", e.getMessage());
        // ends at once, and as an interrupted call does, if the thread is interrupted by now
        caller.pause(call, delay(attempt, ThreadLocalRandom.current().nextDouble()));
      }
    }
  }

  /** Doubles with each attempt; the upper half of it is left to chance (0 to 1). */
  private Duration delay(int attempt, double chance) {
    Duration half = backOff.multipliedBy(1L << (attempt - 1)).dividedBy(2);
    return half.plusNanos((long) (half.toNanos() * chance));
  }

  private Optional<Page> read(
      String subject,
      String address,
      Optional<PageCache.Kept> known,
      Response<ResponseBody> response)
      throws IOException {
    int status = response.code();
    if (status == 404 || status == 410) {
      return Optional.empty();
    }
    if (status == 304 && known.isPresent()) {
      return known.map(PageCache.Kept::page);
    }
    if (!response.isSuccessful()) {
      throw PoliteCaller.refusal(subject, status);
    }
    String type = Optional.ofNullable(response.headers().get("Content-Type")).orElse("");
    Page page = new Page(bytes(subject, response.body()), type);
    cache.keep(address, page, page.isWhole() ? response.headers() : Headers.of());
    return Optional.of(page);
  }

  private static byte[] bytes(String subject, ResponseBody body) throws IOException {
    if (body == null) {
      return new byte[0];
    }
    try (InputStream in = body.byteStream()) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new UnexpectedContentException(
            "%s is longer than %d MB, which no page is.".formatted(subject, LARGEST >> 20));
      }
      return bytes;
    }
  }
}
