package org.comethunter.simulator.replica;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.comethunter.simulator.http.Response;
import org.comethunter.simulator.schedule.Schedule;
import org.comethunter.simulator.schedule.SchedulePage;
import org.comethunter.simulator.schedule.ScheduleSource;

/** Everything that a replica has to show. Thread-safe. */
final class ReplicaSite {

  private static final String INDEX =
      """
      <!DOCTYPE html>
      <html>
      <head><title>Replica of the LASCO archive</title></head>
      <body>
      <h1>Replica of the LASCO archive</h1>
      <ul>
      <li><a href="%1$s/">%1$s/</a>: the image archive</li>
      <li><a href="%2$s">%2$s</a>: the downlink schedule</li>
      <li><a href="%3$s">%3$s</a>: where the simulated comets are</li>
      </ul>
      </body>
      </html>
      """
          .formatted(ArchiveSite.BASE, Replica.SCHEDULE_PATH, Replica.TRUTH_PATH);

  private final ArchiveContent content;
  private final ArchiveSite archive;
  private final ScheduleSource schedule;

  ReplicaSite(ArchiveContent content, ScheduleSource schedule) {
    this.content = content;
    this.archive = new ArchiveSite(content);
    this.schedule = schedule;
  }

  /**
   * The full answer for a path.
   *
   * @param encodedPath the path as it was sent
   */
  Response answer(String encodedPath, Instant now) throws IOException {
    // Apache, too, takes an encoded slash for a file that does not exist
    if (encodedPath.toLowerCase(Locale.ROOT).contains("%2f")) {
      return Response.error(404);
    }
    String path;
    try {
      path = URLDecoder.decode(encodedPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return Response.error(400);
    }
    return switch (path) {
      case "/" -> Response.html(200, INDEX);
      case Replica.SCHEDULE_PATH -> schedulePage(schedule.at(now));
      case Replica.TRUTH_PATH ->
          content.truth(now).map(ReplicaSite::truth).orElseGet(() -> Response.error(404));
      case String other when other.startsWith(ArchiveSite.BASE) -> archive.answer(other, now);
      default -> Response.error(404);
    };
  }

  private static Response schedulePage(Schedule published) {
    Response page = Response.html(200, SchedulePage.of(published));
    return page.withValidators(EntityTag.of(page.body()), published.publishedAt());
  }

  private static Response truth(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return Response.of(200, bytes)
        .withHeader("Content-Type", "application/json")
        .withHeader("ETag", EntityTag.of(bytes));
  }
}
