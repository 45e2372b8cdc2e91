package org.comethunter.web;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Has every connection watched, so that no client holds one by being slow. */
final class PatientConnections implements ServerConnectionSelector {

  /** Tells a connection's patience that the head of a request has come. */
  static final Http1ConnectionListener HEADS =
      new Http1ConnectionListener() {
        @Override
        public void headers(ConnectionContext context, Headers headers) {
          Patience.CURRENT.get().headArrived();
        }
      };

  private final ServerConnectionSelector http;
  private final SlowClients watch;

  PatientConnections(ServerConnectionSelector http, SlowClients watch) {
    this.http = http;
    this.watch = watch;
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return new Watched(context);
  }

  /** A connection, of which the watch knows while it is handled. */
  private final class Watched implements ServerConnection, InterruptableTask<Void> {
    private final Patience patience = watch.newPatience();
    private final ServerConnection connection;

    Watched(ConnectionContext context) {
      this.connection = http.connection(new WatchedContext(context, patience));
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
      watch.begin(patience);
      try {
        ScopedValue.where(Patience.CURRENT, patience)
            .<Void, InterruptedException>call(
                () -> {
                  connection.handle(limit);
                  return null;
                });
      } finally {
        watch.end(patience);
      }
    }

    @Override
    public boolean canInterrupt() {
      return connection instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    @Override
    public Duration idleTime() {
      return connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
      connection.close(interrupt);
    }
  }

  /** What is written is watched; all else is as it was. */
  private record WatchedContext(ConnectionContext context, Patience patience)
      implements ConnectionContext {

    @Override
    public DataWriter dataWriter() {
      return new WatchedWriter(context.dataWriter(), patience);
    }

    @Override
    public DataReader dataReader() {
      return context.dataReader();
    }

    @Override
    public ListenerContext listenerContext() {
      return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
      return context.executor();
    }

    @Override
    public Router router() {
      return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
      return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
      return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
      return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
      return context.localPeer();
    }

    @Override
    public boolean isSecure() {
      return context.isSecure();
    }

    @Override
    public String socketId() {
      return context.socketId();
    }

    @Override
    public String childSocketId() {
      return context.childSocketId();
    }
  }

  private record WatchedWriter(DataWriter writer, Patience patience) implements DataWriter {

    private static int length(BufferData... buffers) {
      int length = 0;
      for (BufferData buffer : buffers) {
        length += buffer.available();
      }
      return length;
    }

    @Override
    public void write(BufferData... buffers) {
      int length = length(buffers);
      patience.write(length, () -> writer.write(buffers));
    }

    @Override
    public void write(BufferData buffer) {
      int length = length(buffer);
      patience.write(length, () -> writer.write(buffer));
    }

    @Override
    public void writeNow(BufferData... buffers) {
      int length = length(buffers);
      patience.write(length, () -> writer.writeNow(buffers));
    }

    @Override
    public void writeNow(BufferData buffer) {
      int length = length(buffer);
      patience.write(length, () -> writer.writeNow(buffer));
    }

    @Override
    public void flush() {
      patience.write(0, writer::flush);
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
