package org.comethunter.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.BindsInstance;
import dagger.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.persistence.Database;
import org.comethunter.persistence.PersistenceModule;
import org.comethunter.persistence.contract.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module in a graph of another package, which sees nothing but the public classes. */
class PersistenceModuleTest {

  @Component(modules = PersistenceModule.class)
  interface Repositories {
    DownlinkSlotRepository slots();

    FileMetadataRepository metadata();

    ProcessedFileRepository files();

    FrameCatalogue frames();

    @Component.Factory
    interface Factory {
      Repositories over(@BindsInstance Database database);
    }
  }

  @Test
  void providesThePortsOverOneDatabase(@TempDir Path folder) {
    try (Database database = Database.open(folder.resolve("test.db"))) {
      Repositories repositories = DaggerPersistenceModuleTest_Repositories.factory().over(database);
      FrameId id = Samples.id(Instrument.C2, Samples.NOON, 1);
      repositories.metadata().addNew(List.of(Samples.listed(id, Samples.NOON)));
      repositories.files().addNew(List.of(Samples.processed(id, Samples.NOON)));
      assertThat(
              repositories
                  .frames()
                  .list(new FrameQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1)))
          .hasSize(1);
      assertThat(repositories.slots().find("none")).isEmpty();
    }
  }
}
