package org.comethunter.bootstrap.wiring;

import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.bootstrap.home.Logging;
import org.comethunter.persistence.Database;

/**
 * A home held for writing, with an engine that works in it. What an earlier process left behind has
 * been taken back.
 */
public final class Workshop implements AutoCloseable {
  private final Home home;
  private final Database database;
  private final Engine engine;

  private Workshop(Home home, Database database, Engine engine) {
    this.home = home;
    this.database = database;
    this.engine = engine;
  }

  /**
   * Opens it.
   *
   * @throws org.comethunter.bootstrap.home.HomeUnusableException if another process holds the home,
   *     or it cannot be written to
   * @throws org.comethunter.application.port.StorageException if the database cannot be used
   * @throws org.comethunter.bootstrap.config.ConfigurationException if a value cannot be used
   */
  public static Workshop open(WorkshopSettings settings) {
    Home home = Home.hold(settings.home());
    try {
      Logging.toFile(
          home.logs(), settings.configuration().choice(Key.LOG_FORMAT, Logging.Format.class));
      Database database = Database.open(home.database());
      try {
        Engine engine =
            DaggerEngine.factory()
                .create(home.folder(), settings.configuration(), database, settings.clock());
        engine.recovery().releaseAllClaims();
        return new Workshop(home, database, engine);
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

  @Override
  public void close() {
    try (home;
        database) {
      Logging.endFile();
    }
  }
}
