package org.comethunter.persistence;

import java.nio.file.Path;
import org.comethunter.application.port.CandidateRepository;
import org.comethunter.persistence.contract.CandidateRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteCandidateRepositoryTest extends CandidateRepositoryContract {

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
  protected CandidateRepository candidates() {
    return new SqliteCandidateRepository(database);
  }
}
