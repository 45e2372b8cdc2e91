package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.TOO_MANY_STREAMS;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The streams that are open. There are so many at most; one whose client does not read is cut off,
 * and so are all when the server stops. {@link SlowClients} would give it longer: it allows for the
 * length of an answer, and who listens to events has to keep up. Thread-safe.
 */
@Singleton
final class EventStreams implements AutoCloseable {

  private static final int RETRY_MILLIS = 2_000;
  private static final long LOOK_MILLIS = 250;

  private final WebSettings settings;
  private final Semaphore places;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final Thread watch = Thread.ofVirtual().name("event-streams").unstarted(this::watch);
  private boolean watched;
  private volatile boolean closed;

  @Inject
  EventStreams(WebSettings settings) {
    this.settings = settings;
    this.places = new Semaphore(settings.maxStreams());
  }

  /** What is written to a stream. */
  @FunctionalInterface
  interface Script {
    void writeTo(EventStream stream) throws IOException, InterruptedException;
  }

  /**
   * Answers a request with a stream, and returns when that has ended, for whatever reason.
   *
   * @throws ProblemException if there are too many already
   */
  void run(ServerResponse response, Script script) {
    if (!places.tryAcquire()) {
      response.header(HeaderNames.RETRY_AFTER, "10");
      throw ProblemException.of(
          TOO_MANY_STREAMS,
          "There are " + settings.maxStreams() + " streams already. Close one, or try later.");
    }
    try {
      beginToWatch();
      response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
      response.header(HeaderNames.CACHE_CONTROL, "no-store");
      write(response, script);
    } finally {
      places.release();
    }
  }

  private void write(ServerResponse response, Script script) {
    try (OutputStream out = response.outputStream()) {
      EventStream stream = new EventStream(out);
      open.add(stream);
      try {
        if (!closed) {
          stream.retryAfter(RETRY_MILLIS);
          stream.flush();
          script.writeTo(stream);
        }
      } finally {
        open.remove(stream);
        stream.release();
      }
    } catch (IOException | UncheckedIOException | InterruptedException e) {
      // the client has gone, or the stream was cut off: either way nobody listens any more
    }
  }

  /** How many are open. */
  int count() {
    return open.size();
  }

  private synchronized void beginToWatch() {
    if (!watched) {
      watched = true;
      watch.start();
    }
  }

  private void watch() {
    try {
      while (!closed) {
        Thread.sleep(LOOK_MILLIS);
        long patience = settings.streamWriteTimeout().toNanos();
        open.stream().filter(stream -> stream.isStuck(patience)).forEach(EventStream::cut);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all streams, and lets none begin. */
  @Override
  public void close() {
    closed = true;
    open.forEach(EventStream::cut);
    watch.interrupt();
  }
}
