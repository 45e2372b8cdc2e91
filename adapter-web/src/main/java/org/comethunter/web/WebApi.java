package org.comethunter.web;

import io.helidon.common.Size;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The web server. It is started once and closed once; the thread that does so may be any. Requests
 * are answered on virtual threads.
 *
 * <p>HTTP/1.1, with TLS where there is a certificate.
 */
public final class WebApi implements AutoCloseable {

  private static final Logger LOG = System.getLogger(WebApi.class.getName());
  private static final Duration LAST_GRACE = Duration.ofSeconds(1);

  /** What a slow client may leave with the operating system; by default it is megabytes. */
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  private final WebSettings settings;
  private final List<HttpService> services;
  private final AccessSettings access;
  private final SlowClients slow;
  private final RequestGate gate;
  private final EventStreams streams;
  private final ProblemAnswers problems = new ProblemAnswers();
  private volatile WebServer server;

  /**
   * Prepares the server; nothing listens yet.
   *
   * @param settings where to listen, and the limits
   * @param access who may do what
   * @param doorkeeper sees to that
   * @param clock tells the time
   * @param metrics counts the requests
   * @param streams the event streams, which end when the server stops
   * @param services answer the requests; of two that match a path the first does
   */
  @Inject
  WebApi(
      WebSettings settings,
      AccessSettings access,
      Doorkeeper doorkeeper,
      InstantSource clock,
      Metrics metrics,
      EventStreams streams,
      List<HttpService> services) {
    this.settings = settings;
    this.access = access;
    this.slow = new SlowClients(settings);
    this.gate =
        new RequestGate(
            clock,
            problems,
            new RequestMetrics(metrics),
            streams,
            slow,
            doorkeeper,
            access,
            settings);
    this.streams = streams;
    this.services = List.copyOf(services);
  }

  /**
   * Begins to listen.
   *
   * @throws CannotListenException if the port is in use, or the address not one of this machine
   * @throws IllegalStateException if it was started before
   */
  public synchronized void start() {
    if (server != null) {
      throw new IllegalStateException("The web server has been started before.");
    }
    InetAddress address = address(settings.bind());
    tryToListen(address);
    WebServer prepared = prepare(address);
    prepared.start();
    if (!prepared.isRunning()) {
      throw new CannotListenException("The web server could not be started on " + place() + ".");
    }
    slow.start();
    server = prepared;
  }

  /**
   * The port it listens on.
   *
   * @throws IllegalStateException if it does not
   */
  public int port() {
    WebServer started = server;
    if (started == null || !started.isRunning()) {
      throw new IllegalStateException("The web server is not running.");
    }
    return started.port();
  }

  /**
   * Where a browser on this machine finds it.
   *
   * @throws IllegalStateException if it does not listen
   */
  public URI address() {
    String host = address(settings.bind()).isAnyLocalAddress() ? "localhost" : settings.bind();
    return URI.create(
        access.scheme()
            + "://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + port()
            + "/");
  }

  /**
   * Stops: ends the event streams, takes no more requests, waits for those in hand as long as the
   * settings allow, and hangs up. An interrupt cuts the wait short. Does nothing if it is not
   * running.
   */
  @Override
  public synchronized void close() {
    if (server == null || !server.isRunning()) {
      return;
    }
    boolean interrupted = false;
    streams.close();
    try {
      if (!gate.close(settings.stopTimeout())) {
        LOG.log(Level.WARNING, "Requests that took too long were cut off to stop the web server.");
      }
    } catch (InterruptedException _) {
      interrupted = true;
    }
    // Helidon does not stop on an interrupted thread
    interrupted |= Thread.interrupted();
    try {
      server.stop();
    } finally {
      slow.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private WebServer prepare(InetAddress address) {
    HttpRouting.Builder routing = HttpRouting.builder().addFilter(gate);
    problems.register(routing);
    services.forEach(routing::register);
    Http1Config http =
        Http1Config.builder()
            .maxBufferedEntitySize(Size.create(settings.maxPayloadBytes()))
            .addReceiveListener(PatientConnections.HEADS)
            .build();
    WebServerConfig.Builder builder = WebServer.builder();
    access
        .identity()
        .ifPresent(
            identity ->
                builder.tls(
                    Tls.builder()
                        .sslContext(PatientTls.with(identity, settings.bodyTimeout()))
                        .build()));
    return builder
        .address(address)
        .port(settings.port())
        .shutdownHook(false)
        .featuresDiscoverServices(false)
        .maxTcpConnections(settings.maxConnections())
        .maxConcurrentRequests(settings.maxConnections()) // the gate counts them
        .maxPayloadSize(settings.maxPayloadBytes())
        .shutdownGracePeriod(LAST_GRACE)
        .connectionOptions(
            options ->
                options
                    .tcpNoDelay(true)
                    .socketSendBufferSize(SEND_BUFFER_BYTES)
                    .readTimeout(settings.bodyTimeout()))
        .protocolsDiscoverServices(false)
        .addConnectionSelector(
            new PatientConnections(Http1ConnectionSelector.builder().config(http).build(), slow))
        .directHandlers(problems::register)
        .routing(routing)
        .build();
  }

  private static InetAddress address(String bind) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new CannotListenException("There is no address '" + bind + "' to listen on.", e);
    }
  }

  /** Helidon only logs that it cannot listen; so that the caller learns why, it is tried before. */
  private void tryToListen(InetAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, settings.port()));
    } catch (IOException e) {
      boolean inUse = e instanceof BindException && e.getMessage().contains("in use");
      throw new CannotListenException(
          inUse
              ? "Port "
                  + settings.port()
                  + " of "
                  + settings.bind()
                  + " is in use. Stop the program that uses it, or choose another port."
              : "The web server cannot listen on " + place() + ": " + e.getMessage() + ".",
          e);
    }
  }

  private String place() {
    return settings.bind() + ":" + settings.port();
  }
}
