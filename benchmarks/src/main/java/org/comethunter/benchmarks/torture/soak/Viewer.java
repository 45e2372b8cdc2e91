package org.comethunter.benchmarks.torture.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.comethunter.domain.filter.FilterKind;

/**
 * Somebody who watches: hears events, lists the frames of the last hours, plays their pictures, has
 * some made by another filter, and goes away now and then. Runs on a thread of its own until it is
 * interrupted.
 */
final class Viewer implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SHOWN_WELL = 200;
  private static final int FAILED = 500;
  private static final int BUSY = 503;

  private final URI service;
  private final InstantSource clock;
  private final Duration shown;
  private final SplittableRandom chance;
  private final List<String> complaints;
  private final Seen seen;

  /** What all viewers together were shown. Thread-safe. */
  record Seen(AtomicLong lists, AtomicLong pictures, AtomicLong thumbnails, AtomicLong made) {
    Seen() {
      this(new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
    }
  }

  /**
   * A viewer.
   *
   * @param shown how long ago the oldest frames are that are looked at
   * @param complaints takes what was not as it should be; thread-safe
   * @param seen counts what was shown
   */
  Viewer(
      URI service,
      InstantSource clock,
      Duration shown,
      SplittableRandom chance,
      List<String> complaints,
      Seen seen) {
    this.service = service;
    this.clock = clock;
    this.shown = shown;
    this.chance = chance;
    this.complaints = complaints;
    this.seen = seen;
  }

  @Override
  public void run() {
    try {
      while (true) {
        visit();
      }
    } catch (InterruptedException _) {
      // the week is over
    } catch (IOException e) {
      if (!Thread.currentThread().isInterrupted()) {
        complaints.add("a viewer was cut off: " + e);
      }
    }
  }

  /** A visit begins with a new connection, and one to hear events, and ends by hanging up. */
  private void visit() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        InputStream _ = client.send(request("/events"), BodyHandlers.ofInputStream()).body()) {
      for (int rounds = 5 + chance.nextInt(20); rounds > 0; rounds--) {
        for (String frame : frames(client)) {
          look(client, frame);
        }
      }
      client.shutdownNow();
    }
  }

  private List<String> frames(HttpClient client) throws IOException, InterruptedException {
    String camera = chance.nextBoolean() ? "c2" : "c3";
    HttpResponse<String> answer =
        client.send(
            request(
                "/frames?instrument=%s&start=%s&end=%s&limit=50"
                    .formatted(camera, clock.instant().minus(shown), clock.instant())),
            BodyHandlers.ofString());
    checked(answer, seen.lists);
    List<String> ids = new ArrayList<>();
    for (JsonNode frame : JSON.readTree(answer.body()).path("frames")) {
      ids.add(frame.path("id").asText());
    }
    Thread.sleep(200 + chance.nextInt(400));
    return ids;
  }

  private void look(HttpClient client, String frame) throws IOException, InterruptedException {
    FilterKind[] filters = FilterKind.values();
    String picture = "/image";
    AtomicLong counter = seen.pictures;
    if (chance.nextInt(8) == 0) {
      picture = "/image?filter=" + filters[chance.nextInt(filters.length)].code();
      counter = seen.made;
    } else if (chance.nextInt(4) == 0) {
      picture = "/thumbnail";
      counter = seen.thumbnails;
    }
    checked(client.send(request("/frames/" + frame + picture), BodyHandlers.discarding()), counter);
    Thread.sleep(40 + chance.nextInt(120));
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE).build();
  }

  private void checked(HttpResponse<?> answer, AtomicLong counter) {
    if (answer.statusCode() == SHOWN_WELL) {
      counter.incrementAndGet();
    }
    if (answer.statusCode() >= FAILED && answer.statusCode() != BUSY) {
      complaints.add(answer.uri() + " was answered " + answer.statusCode());
    }
  }
}
