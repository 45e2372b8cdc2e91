package org.comethunter.bootstrap.job;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.comethunter.web.Reception;
import org.jobrunr.dashboard.JobRunrApiHandler;
import org.jobrunr.dashboard.JobRunrStaticFileHandler;
import org.jobrunr.dashboard.server.HttpExchangeHandler;
import org.jobrunr.dashboard.server.http.RedirectHttpHandler;
import org.jobrunr.storage.StorageException;

/**
 * JobRunr's dashboard, which only shows: reachable from this machine only, and under the rules that
 * hold for the web server. JobRunr's own server for it listens on every address, and lets everybody
 * in.
 */
public final class Dashboard implements AutoCloseable {

  /**
   * Limits that the Java server knows as system properties only: seconds for a request to come, and
   * for an answer to be taken; connections at once.
   */
  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxRspTime", "60",
          "jdk.httpserver.maxConnections", "64");

  private static final Duration STREAM_LIFE = Duration.ofSeconds(30);

  private final HttpServer server;
  private final ExecutorService threads;
  private final List<HttpExchangeHandler> handlers;

  private Dashboard(
      HttpServer server, ExecutorService threads, List<HttpExchangeHandler> handlers) {
    this.server = server;
    this.threads = threads;
    this.handlers = handlers;
  }

  /**
   * Begins to serve it.
   *
   * @param reception says who is let in
   * @param port the port, 0 for a free one
   * @throws IOException if the port is in use
   */
  public static Dashboard start(JobRunrQueue queue, Reception reception, int port)
      throws IOException {
    LIMITS.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().name("dashboard-", 1).daemon().factory());
    JobRunrApiHandler api = new JobRunrApiHandler(queue.storage(), queue.json(), false);
    api.withExceptionMapping(StorageException.class, (_, response) -> response.statusCode(503));
    List<HttpExchangeHandler> handlers =
        List.of(
            new RedirectHttpHandler("/", "/dashboard"),
            new JobRunrStaticFileHandler(),
            api,
            new DashboardStreams(queue.storage(), queue.json(), STREAM_LIFE));
    server.setExecutor(threads);
    DashboardDoor door = new DashboardDoor(reception, new DashboardQuestions(queue::isKnown));
    handlers.forEach(
        handler -> server.createContext(handler.getContextPath(), handler).getFilters().add(door));
    server.start();
    return new Dashboard(server, threads, handlers);
  }

  /** Where a browser on this machine finds it. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dashboard");
  }

  @Override
  public void close() {
    handlers.forEach(HttpExchangeHandler::close);
    server.stop(0);
    threads.shutdownNow();
  }
}
