package org.comethunter.persistence;

import java.nio.file.Path;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.persistence.contract.ObservationRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteObservationRepositoryTest extends ObservationRepositoryContract {

  private Database database;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = Database.open(folder.resolve("test.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected ObservationRepository observations() {
    return new SqliteObservationRepository(database);
  }
}
