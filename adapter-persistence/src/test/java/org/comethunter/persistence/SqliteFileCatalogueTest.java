package org.comethunter.persistence;

import java.nio.file.Path;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.persistence.contract.FileCatalogueContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileCatalogueTest extends FileCatalogueContract {

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
  protected ProcessedFileRepository files() {
    return new SqliteProcessedFileRepository(database);
  }

  @Override
  protected FileCatalogue catalogue() {
    return new SqliteFileCatalogue(database);
  }

  @Override
  protected FileMetadataRepository metadata() {
    return new SqliteFileMetadataRepository(database);
  }
}
