package org.comethunter.bootstrap.job;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.comethunter.web.Refusal;
import org.jobrunr.dashboard.JobRunrSseHandler;
import org.jobrunr.dashboard.server.sse.SseExchange;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.utils.mapper.JsonMapper;

/**
 * The event streams of the dashboard's page: so many at most, and each for a while. The Java server
 * does not tell that a client has hung up, and JobRunr meets it only when it has something to
 * write; so a stream holds its connection no longer than its life, after which a browser asks for
 * it anew. Thread-safe.
 */
final class DashboardStreams extends JobRunrSseHandler {

  /** Fewer than JobRunr's 40, beyond which it answers 417 and keeps the connection. */
  static final int MOST = 24;

  private final Duration life;
  private final Executor later;
  private final Semaphore places = new Semaphore(MOST);

  /**
   * Tells of what the storage holds.
   *
   * @param life how long a stream lasts
   */
  DashboardStreams(StorageProvider storage, JsonMapper json, Duration life) {
    super(storage, json);
    this.life = life;
    this.later =
        CompletableFuture.delayedExecutor(
            life.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (places.tryAcquire()) {
      super.handle(exchange);
    } else {
      DashboardDoor.refuse(
          Refusal.of(
              503,
              "There are "
                  + MOST
                  + " streams already. Close a page of the dashboard, or try later.",
              Map.of("Retry-After", Long.toString(life.toSeconds()))),
          exchange);
    }
  }

  @Override
  protected SseExchange createSseExchange(HttpExchange exchange) throws IOException {
    Body body = new Body(exchange);
    exchange.setStreams(null, body);
    SseExchange events;
    try {
      events = super.createSseExchange(exchange);
    } catch (IOException | RuntimeException e) {
      places.release();
      throw e;
    }
    later.execute(() -> end(body, events));
    body.flush();
    return events;
  }

  private void end(Body body, SseExchange events) {
    body.end();
    events.close();
    places.release();
  }

  /** What is written to a stream, by the queue's thread, until another ends it. */
  private static final class Body extends OutputStream {
    private final HttpExchange exchange;
    private final OutputStream out;
    private boolean ended;

    Body(HttpExchange exchange) {
      this.exchange = exchange;
      this.out = exchange.getResponseBody();
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      if (ended) {
        throw new IOException("The stream has ended.");
      }
      out.write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
      out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
      out.close();
    }

    /** Before the events are closed, which would tell a page that it need not come again. */
    synchronized void end() {
      ended = true;
      exchange.close();
    }
  }
}
