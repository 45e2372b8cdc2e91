package org.comethunter.persistence;

import java.nio.file.Path;
import org.comethunter.application.port.JobRepository;
import org.comethunter.persistence.contract.JobRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteJobRepositoryTest extends JobRepositoryContract {

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
  protected JobRepository jobs() {
    return new SqliteJobRepository(database);
  }
}
