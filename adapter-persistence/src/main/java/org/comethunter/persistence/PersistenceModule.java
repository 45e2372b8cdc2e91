package org.comethunter.persistence;

import dagger.Binds;
import dagger.Module;
import org.comethunter.application.port.CandidateRepository;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.JobRepository;
import org.comethunter.application.port.LiveCameras;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.application.port.ProcessedFileRepository;

/**
 * Provides the repositories over the {@link Database} of the graph, which must supply one and close
 * it. They hold nothing but that, and so need no scope.
 */
@Module
public abstract class PersistenceModule {

  PersistenceModule() {}

  @Binds
  abstract DownlinkSlotRepository slots(SqliteDownlinkSlotRepository repository);

  @Binds
  abstract FileMetadataRepository metadata(SqliteFileMetadataRepository repository);

  @Binds
  abstract ProcessedFileRepository files(SqliteProcessedFileRepository repository);

  @Binds
  abstract FrameCatalogue frames(SqliteFrameCatalogue catalogue);

  @Binds
  abstract FileCatalogue fileCatalogue(SqliteFileCatalogue catalogue);

  @Binds
  abstract JobRepository jobs(SqliteJobRepository repository);

  @Binds
  abstract CandidateRepository candidates(SqliteCandidateRepository repository);

  @Binds
  abstract ObservationRepository observations(SqliteObservationRepository repository);

  @Binds
  abstract LiveCameras liveCameras(SqliteLiveCameras cameras);
}
