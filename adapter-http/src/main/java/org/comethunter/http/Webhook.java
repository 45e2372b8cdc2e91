package org.comethunter.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventLog;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.file.RetryPolicy;

/**
 * Tells another server of candidates: one signed message after another, in their order, on a thread
 * of its own. Who hands over an event never waits. Thread-safe.
 */
public final class Webhook implements Consumer<EventLog.Entry>, AutoCloseable {

  /** Messages that wait at most; of more, the oldest are dropped. */
  static final int CAPACITY = 1000;

  /** About a quarter of an hour in all; the claim limit means nothing here. */
  private static final RetryPolicy PATIENCE =
      new RetryPolicy(12, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(5));

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration END = Duration.ofSeconds(2);
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Logger LOG = System.getLogger(Webhook.class.getName());

  private final WebhookSettings settings;
  private final OkHttpClient client;
  private final Function<EventLog.Entry, byte[]> json;
  private final RetryPolicy policy;
  private final InstantSource clock;
  private final BlockingQueue<EventLog.Entry> waiting = new LinkedBlockingQueue<>(CAPACITY);
  private final Cancellation end = new Cancellation();
  private final Thread thread = Thread.ofVirtual().name("webhook").unstarted(this::run);

  /**
   * A webhook, which is told nothing before the start.
   *
   * @param json makes the body of an event
   */
  public Webhook(
      WebhookSettings settings,
      HttpConnections connections,
      Function<EventLog.Entry, byte[]> json,
      InstantSource clock) {
    this(settings, connections, json, PATIENCE, clock);
  }

  Webhook(
      WebhookSettings settings,
      HttpConnections connections,
      Function<EventLog.Entry, byte[]> json,
      RetryPolicy policy,
      InstantSource clock) {
    this.settings = settings;
    this.client = connections.withoutRedirects(CALL_TIMEOUT);
    this.json = json;
    this.policy = policy;
    this.clock = clock;
  }

  /** Begins to deliver. */
  public void start() {
    LOG.log(Level.INFO, "The webhook on {0} is told of candidates.", settings.url().host());
    thread.start();
  }

  /** Takes what there is to tell of a candidate, and nothing else. */
  @Override
  public void accept(EventLog.Entry entry) {
    switch (entry.event()) {
      case Event.CandidateFound _ -> keep(entry);
      case Event.CandidateUpdated news -> {
        // it says all that the one before did, which is not told of yet
        waiting.removeIf(
            it ->
                it.event() instanceof Event.CandidateUpdated before
                    && before.candidate().id().equals(news.candidate().id()));
        keep(entry);
      }
      default -> {
        // others follow the stream of events
      }
    }
  }

  private void keep(EventLog.Entry entry) {
    while (!waiting.offer(entry)) {
      EventLog.Entry oldest = waiting.poll();
      if (oldest != null) {
        lost(oldest, "Too many are waiting.");
      }
    }
  }

  private void lost(EventLog.Entry entry, String why) {
    LOG.log(
        Level.WARNING,
        "The webhook on {0} is not told of {1} (event {2}): {3}",
        settings.url().host(),
        entry.event().type(),
        entry.id(),
        why);
  }

  private void run() {
    try {
      while (!end.isRequested()) {
        tell(next());
      }
    } catch (InterruptedException _) {
      // that is the end
    }
  }

  private EventLog.Entry next() throws InterruptedException {
    try (var _ = end.whenRequested(Thread.currentThread()::interrupt)) {
      return waiting.take();
    }
  }

  /** What goes wrong with one message keeps none of the others back. */
  private void tell(EventLog.Entry entry) throws InterruptedException {
    try {
      deliver(entry);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A message to the webhook failed.", e);
    }
  }

  private void deliver(EventLog.Entry entry) throws InterruptedException {
    byte[] body = json.apply(entry);
    String delivery = UUID.randomUUID().toString();
    for (int attempt = 1; ; attempt++) {
      Answer answer = ask(entry.event().type(), delivery, body);
      if (answer.isThanks()) {
        return;
      }
      if (!end.isRequested() && (answer.isRefusal() || policy.isExhausted(attempt))) {
        lost(entry, answer.inWords());
        return;
      }
      Duration wait = policy.delay(attempt, ThreadLocalRandom.current().nextDouble());
      if (end.awaitFor(wait.compareTo(answer.pause()) < 0 ? answer.pause() : wait)) {
        lost(entry, "The service ends.");
        return;
      }
    }
  }

  private Answer ask(String event, String delivery, byte[] body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    Call call =
        client.newCall(
            new Request.Builder()
                .url(settings.url())
                .header("X-Comet-Hunter-Event", event)
                .header("X-Comet-Hunter-Delivery", delivery)
                .header("X-Comet-Hunter-Timestamp", timestamp)
                .header(
                    "X-Comet-Hunter-Signature",
                    "sha256=" + settings.secret().signature(timestamp, body))
                .post(RequestBody.create(body, JSON))
                .build());
    try (var _ = end.whenRequested(call::cancel);
        Response response = call.execute()) {
      Instant now = clock.instant();
      Instant later = HostGate.until(response.header("Retry-After", ""), now);
      return new Answer(
          response.code(),
          "It answers %d.".formatted(response.code()),
          Duration.between(now, later));
    } catch (IOException e) {
      return new Answer(0, PoliteCaller.sentence(call.request().url(), e), Duration.ZERO);
    }
  }

  /**
   * What came of an attempt.
   *
   * @param status 0 if there was no answer
   * @param pause how long the server asks to be left alone
   */
  private record Answer(int status, String inWords, Duration pause) {
    boolean isThanks() {
      return status >= 200 && status < 300;
    }

    /** Asking again would not help: that is so of redirects, too, which are not followed. */
    boolean isRefusal() {
      return switch (status) {
        case 408, 425, 429 -> false;
        default -> status >= 300 && status < 500;
      };
    }
  }

  /** Ends at once, whatever is not delivered yet. */
  @Override
  public void close() {
    end.cancel();
    try {
      thread.join(END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (!waiting.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "The webhook on {0} is not told of {1} more events: The service ends.",
          settings.url().host(),
          waiting.size());
    }
  }
}
