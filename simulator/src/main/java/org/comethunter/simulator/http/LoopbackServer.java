package org.comethunter.simulator.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server on 127.0.0.1 with a virtual thread per connection. It reads requests without a
 * body, one after the other on a connection. Thread-safe.
 */
public final class LoopbackServer implements AutoCloseable {

  /** Answers requests; called by many threads at once. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Answers one request over the wire.
     *
     * @throws IOException if the client is gone; ends the connection
     * @throws InterruptedException if the server is being closed
     */
    void handle(Request request, Wire wire) throws IOException, InterruptedException;
  }

  private static final Logger LOG = System.getLogger(LoopbackServer.class.getName());
  private static final int MOST_CONNECTIONS = 256;
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);
  private static final Duration CLOSING_LIMIT = Duration.ofSeconds(5);

  private final ServerSocket listener;
  private final Handler handler;
  private final Semaphore places = new Semaphore(MOST_CONNECTIONS);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ConnectionCounter connections = new ConnectionCounter();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LoopbackServer(ServerSocket listener, Handler handler) {
    this.listener = listener;
    this.handler = handler;
  }

  /**
   * Starts a server.
   *
   * @param port the port, 0 for any free one
   * @throws IOException if the port is in use
   */
  public static LoopbackServer start(int port, Handler handler) throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 128);
    } catch (IOException e) {
      listener.close();
      throw new IOException("Port " + port + " cannot be listened on: " + e.getMessage(), e);
    }
    LoopbackServer server = new LoopbackServer(listener, handler);
    // a platform thread: it keeps the process alive while the server is open
    Thread.ofPlatform().name("replica-" + server.port()).start(server::acceptAll);
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Waits until no connection is open.
   *
   * @return whether that came about in time
   */
  public boolean awaitNoConnection(Duration longest) throws InterruptedException {
    return connections.awaitNone(longest);
  }

  /** The most connections that were open at once. */
  public int mostConnections() {
    return connections.most();
  }

  /** Forgets what was before: counts anew from the connections open now. */
  public void countAgain() {
    connections.startAgain();
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The replica could not stop listening.", e);
    }
    threads.shutdownNow();
    sockets.forEach(LoopbackServer::closeQuietly);
    try {
      if (!threads.awaitTermination(CLOSING_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "A request was still being handled when the replica closed.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        places.acquire();
        start(listener.accept());
      } catch (IOException e) {
        places.release();
        if (!listener.isClosed()) {
          LOG.log(Level.WARNING, "A connection could not be accepted.", e);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void start(Socket socket) {
    connections.opened();
    sockets.add(socket);
    // counted as closed once only, and before the client can know that it is
    OnceOnly release = new OnceOnly(connections::closed);
    try {
      threads.execute(() -> serve(socket, release));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "A client came while the replica was being closed.", e);
      end(socket, release);
    }
  }

  private void serve(Socket socket, OnceOnly release) {
    try {
      converse(socket, release);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A client went away.", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request could not be handled.", e);
    } finally {
      end(socket, release);
    }
  }

  private void end(Socket socket, OnceOnly release) {
    release.run();
    sockets.remove(socket);
    closeQuietly(socket);
    places.release();
  }

  private void converse(Socket socket, Runnable release) throws IOException, InterruptedException {
    socket.setTcpNoDelay(true);
    BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
    for (boolean open = true; open; ) {
      socket.setSoTimeout(Math.toIntExact(IDLE_LIMIT.toMillis()));
      Optional<Request> request = next(socket, in);
      if (request.isEmpty()) {
        return;
      }
      Wire wire = new Wire(socket, in, request.get());
      wire.onEnd(
          () -> {
            if (!wire.isPersistent()) {
              release.run();
            }
          });
      try {
        handler.handle(request.get(), wire);
      } finally {
        wire.end();
      }
      open = wire.isPersistent();
      if (wire.isReset()) {
        socket.setSoLinger(true, 0);
      }
    }
  }

  private static Optional<Request> next(Socket socket, BufferedInputStream in) throws IOException {
    try {
      return RequestReader.read(in);
    } catch (ProtocolException e) {
      byte[] answer =
          "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.ISO_8859_1);
      socket.getOutputStream().write(answer);
      LOG.log(Level.DEBUG, "A request was refused.", e);
      return Optional.empty();
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection was not closed cleanly.", e);
    }
  }

  private static final class OnceOnly implements Runnable {
    private final Runnable action;
    private boolean done;

    OnceOnly(Runnable action) {
      this.action = action;
    }

    @Override
    public void run() {
      if (!done) {
        done = true;
        action.run();
      }
    }
  }
}
