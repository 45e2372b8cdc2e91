package org.comethunter.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Makes one request at a time per calling thread, through the {@link HostGate}.
 *
 * <p>A blocked socket does not notice an interrupt. So the exchange runs on a thread of its own,
 * and an interrupt of the caller cancels it, waits for its end and is passed on. Thread-safe.
 */
@Singleton
final class PoliteCaller {
  private final HostGate gate;

  @Inject
  PoliteCaller(HttpSettings settings, InstantSource clock) {
    this.gate = new HostGate(settings.connections(), settings.callTimeout(), clock);
  }

  /** What is made of an answer while its connection is open. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Response<ResponseBody> response) throws IOException;
  }

  /**
   * Asks, and reads the answer whatever its status.
   *
   * @throws ArchiveUnavailableException if there was no answer, it broke off, or the calling thread
   *     was interrupted (its flag is set then)
   */
  <T> T call(Call<ResponseBody> call, Reading<T> reading) {
    String host = call.request().url().host();
    try (HostGate.Turn _ = gate.enter(host)) {
      return onOwnThread(call, () -> exchange(call, host, reading));
    } catch (InterruptedException e) {
      throw interrupted(call, e);
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case IOException cause -> unreachable(call, cause);
        case RuntimeException cause -> cause;
        case Error cause -> throw cause;
        case Throwable cause -> new IllegalStateException(cause);
      };
    }
  }

  /** Whether the host of the call asks to be left alone for a longer while. */
  boolean isTurnedAway(Call<ResponseBody> call) {
    return gate.isClosed(call.request().url().host());
  }

  /** Waits, unless interrupted: then like an interrupted call. */
  void pause(Call<ResponseBody> before, Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw interrupted(before, e);
    }
  }

  /** What an answer means that is not the content. */
  static RuntimeException refusal(String subject, int status) {
    String sentence = "The server answers %d for %s.".formatted(status, subject);
    return status == 408 || status == 429 || status >= 500
        ? new ArchiveUnavailableException(sentence)
        : new UnexpectedContentException(sentence);
  }

  private <T> T exchange(Call<ResponseBody> call, String host, Reading<T> reading)
      throws IOException {
    Response<ResponseBody> response = call.execute();
    try (ResponseBody _ = response.body()) {
      String retryAfter = response.headers().get("Retry-After");
      if (retryAfter != null && (response.code() == 429 || response.code() == 503)) {
        gate.heed(host, retryAfter);
      }
      return reading.read(response);
    }
  }

  /** The executor's end waits for the exchange, which may be writing to the caller's stream. */
  private static <T> T onOwnThread(Call<ResponseBody> call, Callable<T> exchange)
      throws InterruptedException, ExecutionException {
    String name = "http " + call.request().url().host();
    try (ExecutorService own =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name).factory())) {
      Future<T> answer = own.submit(exchange);
      try {
        return answer.get();
      } catch (InterruptedException e) {
        call.cancel();
        throw e;
      }
    }
  }

  private static ArchiveUnavailableException interrupted(
      Call<ResponseBody> call, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ArchiveUnavailableException(
        "The request for %s was interrupted.".formatted(call.request().url()), e);
  }

  private static ArchiveUnavailableException unreachable(Call<ResponseBody> call, IOException e) {
    return new ArchiveUnavailableException(sentence(call.request().url(), e), e);
  }

  /** Why there was no answer, without the path that was asked for. */
  static String sentence(HttpUrl url, IOException e) {
    String host = url.host();
    return switch (e) {
      case UnknownHostException _ ->
          "The host %s is not known: check the address and the network.".formatted(host);
      case ConnectException _, NoRouteToHostException _ ->
          "%s:%d cannot be reached: check the address and the network.".formatted(host, url.port());
      case InterruptedIOException _ -> "%s did not answer in time.".formatted(host);
      case SSLException _ ->
          "No secure connection to %s could be made (%s).".formatted(host, e.getMessage());
      default -> "The connection to %s broke off (%s).".formatted(host, e.getMessage());
    };
  }
}
