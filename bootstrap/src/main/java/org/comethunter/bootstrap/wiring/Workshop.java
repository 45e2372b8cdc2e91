package org.comethunter.bootstrap.wiring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.event.EventLog;
import org.comethunter.bootstrap.Ports;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.config.Settings;
import org.comethunter.bootstrap.config.WebhookConfiguration;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.bootstrap.home.Logging;
import org.comethunter.domain.file.FrameId;
import org.comethunter.http.HttpConnections;
import org.comethunter.http.Webhook;
import org.comethunter.persistence.Database;
import org.comethunter.persistence.Inspection;
import org.comethunter.web.Metrics;

/**
 * A home held for writing, with an engine that works in it. What an earlier process left behind has
 * been taken back.
 */
public final class Workshop implements AutoCloseable {
  private final WorkshopSettings given;
  private final Settings settings;
  private final Home home;
  private final Database database;
  private final PixelThreads threads;
  private final Executor processors;
  private final HttpConnections connections;
  private final Ports ports;
  private final Engine engine;

  private List<FrameId> claimsReleased = List.of();

  private Workshop(WorkshopSettings given, Home home, Database database) {
    this.given = given;
    this.home = home;
    this.database = database;
    this.settings = Settings.of(given.configuration());
    this.threads = new PixelThreads(settings.processors());
    this.processors = given.executor().orElse(threads.forFrames());
    StandardAdapters standard =
        DaggerStandardAdapters.factory()
            .create(home.folder(), given.configuration(), database, given.clock());
    this.connections = standard.connections();
    this.ports = given.adapters().apply(standard);
    this.engine =
        DaggerEngine.factory()
            .create(ports, home.folder(), settings, processors, given.listener(), given.clock());
  }

  /**
   * Opens it.
   *
   * @throws org.comethunter.bootstrap.home.HomeUnusableException if another process holds the home,
   *     or it cannot be written to
   * @throws org.comethunter.application.port.StorageException if the database cannot be used
   * @throws org.comethunter.bootstrap.config.ConfigurationException if a value cannot be used
   */
  public static Workshop open(WorkshopSettings given) {
    Home home = Home.hold(given.home());
    try {
      if (given.logsToHome()) {
        Logging.toFile(
            home.logs(), given.configuration().choice(Key.LOG_FORMAT, Logging.Format.class));
      }
      home.tighten();
      Database database = Database.open(home.database());
      try {
        Workshop workshop = new Workshop(given, home, database);
        // made now, so that a value it cannot be made with is complained of here, not when it ends
        workshop.engine().scheduler();
        workshop.claimsReleased = workshop.engine().recovery().releaseAllClaims();
        return workshop;
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  /** The home. */
  public Home home() {
    return home;
  }

  /** The engine. */
  public Engine engine() {
    return engine;
  }

  /** The files that a process that died here had claimed; they have been taken back. */
  public List<FrameId> claimsReleased() {
    return claimsReleased;
  }

  /** Looks for damage in the database. */
  public Inspection inspection() {
    return database.inspection();
  }

  /** What is behind the ports. */
  public Ports ports() {
    return ports;
  }

  /** What it was opened with. */
  public WorkshopSettings settings() {
    return given;
  }

  OptionalInt dashboardPort() {
    return settings.dashboardPort();
  }

  /** What tells another server of candidates, if one is to be told. */
  Optional<Webhook> webhook(Function<EventLog.Entry, byte[]> json) {
    return WebhookConfiguration.of(given.configuration())
        .map(webhook -> new Webhook(webhook, connections, json, given.clock()));
  }

  ServiceParts serviceParts(EventLog log, Metrics metrics, EventListener events) {
    return DaggerServiceParts.factory()
        .create(
            ports,
            home.folder(),
            given.configuration(),
            settings,
            database,
            processors,
            given.executor().orElse(threads.forPeople()),
            log,
            metrics,
            events,
            given.clock());
  }

  @Override
  public void close() {
    engine.scheduler().close();
    threads.close();
    try (home;
        database;
        connections) {
      if (given.logsToHome()) {
        Logging.endFile();
      }
    }
  }
}
