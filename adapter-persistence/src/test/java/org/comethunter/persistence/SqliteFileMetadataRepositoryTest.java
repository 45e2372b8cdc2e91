package org.comethunter.persistence;

import java.nio.file.Path;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.persistence.contract.FileMetadataRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileMetadataRepositoryTest extends FileMetadataRepositoryContract {

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
  protected FileMetadataRepository files() {
    return new SqliteFileMetadataRepository(database);
  }
}
