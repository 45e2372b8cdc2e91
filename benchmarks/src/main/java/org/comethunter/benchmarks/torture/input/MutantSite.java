package org.comethunter.benchmarks.torture.input;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.comethunter.simulator.http.LoopbackServer;
import org.comethunter.simulator.http.Request;
import org.comethunter.simulator.http.Response;
import org.comethunter.simulator.http.Wire;

/**
 * A server of pages, one of which is a mutant. It notices when it is asked for anything that an
 * archive and a schedule do not have. Thread-safe.
 */
final class MutantSite implements AutoCloseable {
  static final String ARCHIVE = "/level_05/";
  static final String METADATA = "img_hdr.txt";
  static final String SCHEDULE = "/schedule.html";

  private static final Pattern PROPER =
      Pattern.compile(
          "/level_05/240310/c2/(img_hdr\\.txt|[A-Za-z0-9][A-Za-z0-9_-]{0,31}\\.fts)?"
              + "|/schedule\\.html");
  private static final List<Map.Entry<String, String>> ODD_HEADERS =
      List.of(
          Map.entry("Content-Type", "text/html; charset=utf-16"),
          Map.entry("Content-Type", "\u00ff;;;=,"),
          Map.entry("Last-Modified", "Thu, 32 Foo 20xx 99:99:99 GMT"),
          Map.entry("Date", "Fri, 01 Jan 9999 00:00:00 GMT"),
          Map.entry("ETag", "no quotes \u00e9"),
          Map.entry("Set-Cookie", "a=b; Domain=evil.invalid"),
          Map.entry("Content-Encoding", "gzip"),
          Map.entry("Content-Encoding", "nothing-known"),
          Map.entry("Retry-After", "99999999999999999999"),
          Map.entry("Location", "http://evil.invalid/"),
          Map.entry("Content-Disposition", "attachment; filename=\"../../x.fts\""),
          Map.entry("X-Long", "x".repeat(8000)));

  private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
  private final Set<String> improper = new ConcurrentSkipListSet<>();
  private final LoopbackServer server;
  private volatile Optional<Map.Entry<String, String>> oddHeader = Optional.empty();

  MutantSite() throws IOException {
    server = LoopbackServer.start(0, this::answer);
  }

  /** Serves that page from now on, wherever the path ends so; otherwise there is none. */
  void serve(String pathEnd, byte[] page) {
    pages.put(pathEnd, page);
  }

  /** Puts a strange header into the answers that belong to some of the numbers. */
  void header(long number) {
    oddHeader =
        number % 8 == 0
            ? Optional.of(ODD_HEADERS.get((int) (number / 8 % ODD_HEADERS.size())))
            : Optional.empty();
  }

  String archiveUrl() {
    return "http://127.0.0.1:" + server.port() + ARCHIVE;
  }

  String scheduleUrl() {
    return "http://127.0.0.1:" + server.port() + SCHEDULE;
  }

  /**
   * Makes sure that it has been asked for nothing else than what there may be.
   *
   * @throws MisbehaviourException if it has
   */
  void checkRequests() {
    if (!improper.isEmpty()) {
      throw new MisbehaviourException("The archive was asked for " + improper + ".");
    }
  }

  private void answer(Request request, Wire wire) throws IOException {
    String path = request.path();
    if (!PROPER.matcher(path).matches()) {
      improper.add(path);
    }
    Response answer =
        pages.entrySet().stream()
            .filter(page -> path.endsWith(page.getKey()))
            .findFirst()
            .map(page -> Response.of(200, page.getValue()))
            .orElseGet(() -> Response.error(404));
    if (answer.status() == 200 && oddHeader.isPresent()) {
      answer = answer.withHeader(oddHeader.get().getKey(), oddHeader.get().getValue());
    }
    wire.send(answer);
  }

  @Override
  public void close() {
    server.close();
  }
}
