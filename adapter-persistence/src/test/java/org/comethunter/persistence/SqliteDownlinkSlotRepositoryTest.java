package org.comethunter.persistence;

import java.nio.file.Path;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.persistence.contract.DownlinkSlotRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteDownlinkSlotRepositoryTest extends DownlinkSlotRepositoryContract {

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
  protected DownlinkSlotRepository slots() {
    return new SqliteDownlinkSlotRepository(database);
  }
}
