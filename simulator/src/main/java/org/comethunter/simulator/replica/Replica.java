package org.comethunter.simulator.replica;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.comethunter.simulator.http.LoopbackServer;
import org.comethunter.simulator.schedule.ScheduleSource;
import org.comethunter.simulator.schedule.SimulatedSchedule;

/**
 * A running replica of the image archive and the schedule server, on one port of 127.0.0.1. It can
 * be told to misbehave and remembers what it was asked. Thread-safe.
 *
 * <pre>{@code
 * try (Replica replica = Replica.of(FolderContent.of(folder)).start()) {
 *   URI archive = replica.archiveUrl();
 * }
 * }</pre>
 *
 * <p>It is built on a server of its own rather than on the web server of the product, because that
 * one cannot be made to reset a connection, to break a promised length or to fall silent.
 */
public final class Replica implements AutoCloseable {

  static final String SCHEDULE_PATH = "/operations/schedule/schedule.html";
  static final String TRUTH_PATH = "/truth.json";

  private final Faults faults;
  private final RequestLog log;
  private final LoopbackServer server;

  private Replica(Faults faults, RequestLog log, LoopbackServer server) {
    this.faults = faults;
    this.log = log;
    this.server = server;
  }

  /** Begins to describe a replica that serves some content. */
  public static Builder of(ArchiveContent content) {
    return new Builder(content);
  }

  /** The folder that holds the day folders, with a slash at its end. */
  public URI archiveUrl() {
    return url(ArchiveSite.BASE + "/");
  }

  /** The page of the downlink schedule. */
  public URI scheduleUrl() {
    return url(SCHEDULE_PATH);
  }

  /** The true positions of simulated comets; 404 for real files. */
  public URI truthUrl() {
    return url(TRUTH_PATH);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Where tests say how it misbehaves. */
  public Faults faults() {
    return faults;
  }

  /** The latest 20,000 requests since the log was last cleared, in the order they came in. */
  public List<LoggedRequest> requests() {
    return log.entries();
  }

  /** How clients behaved since the log was last cleared. */
  public Statistics statistics() {
    return log.statistics(server.mostConnections());
  }

  /**
   * Waits until no client is connected.
   *
   * @return whether that came about in time
   */
  public boolean awaitNoConnection(Duration longest) throws InterruptedException {
    return server.awaitNoConnection(longest);
  }

  /** Forgets the requests so far. */
  public void clearRequests() {
    log.clear();
    server.countAgain();
  }

  /**
   * Waits until a request of some sort has come in, be it answered or not.
   *
   * @return the first of that sort
   * @throws TimeoutException if none came in time
   */
  public LoggedRequest awaitRequest(Predicate<LoggedRequest> wanted, Duration longest)
      throws InterruptedException, TimeoutException {
    return log.await(wanted, longest);
  }

  /** Stops, cutting all connections. */
  @Override
  public void close() {
    server.close();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Describes a replica. */
  public static final class Builder {

    private final ArchiveContent content;
    private InstantSource clock = InstantSource.system();
    private long seed = 1;
    private ScheduleSource schedule;
    private int port;

    private Builder(ArchiveContent content) {
      this.content = content;
    }

    /** The clock that rules what is there already; the system's unless set. */
    public Builder clock(InstantSource value) {
      this.clock = value;
      return this;
    }

    /** What the simulated schedule and random faults come from; 1 unless set. */
    public Builder seed(long value) {
      this.seed = value;
      return this;
    }

    /** The schedule; a {@link SimulatedSchedule} unless set. */
    public Builder schedule(ScheduleSource value) {
      this.schedule = value;
      return this;
    }

    /** The port; any free one unless set. */
    public Builder port(int value) {
      this.port = value;
      return this;
    }

    /**
     * Starts the replica.
     *
     * @throws IOException if the port cannot be listened on
     */
    public Replica start() throws IOException {
      ScheduleSource passes = schedule == null ? new SimulatedSchedule(seed) : schedule;
      Faults faults = new Faults(seed);
      RequestLog log = new RequestLog();
      ReplicaHandler handler =
          new ReplicaHandler(new ReplicaSite(content, passes), faults, log, clock);
      return new Replica(faults, log, LoopbackServer.start(port, handler));
    }
  }
}
