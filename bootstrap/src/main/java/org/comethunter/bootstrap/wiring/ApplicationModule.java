package org.comethunter.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.comethunter.application.file.DownloadService;
import org.comethunter.application.file.MetadataService;
import org.comethunter.application.file.ProcessingService;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.file.Replacements;
import org.comethunter.application.live.LiveLoop;
import org.comethunter.application.live.Pause;
import org.comethunter.application.pipeline.Ingestion;
import org.comethunter.application.pipeline.LiveIngestion;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.slot.SlotService;
import org.comethunter.bootstrap.config.Settings;

/** Services and pipelines; they know nothing of Dagger themselves. */
@Module
interface ApplicationModule {

  @Provides
  @Singleton
  static SlotService slotService(
      DownlinkSchedule schedule, DownlinkSlotRepository slots, InstantSource clock) {
    return new SlotService(schedule, slots, clock);
  }

  @Provides
  @Singleton
  static MetadataService metadataService(SolarArchive archive, FileMetadataRepository metadata) {
    return new MetadataService(archive, metadata);
  }

  @Provides
  @Singleton
  static DownloadService downloadService(
      SolarArchive archive,
      FrameStore store,
      FrameReader reader,
      ProcessedFileRepository files,
      Settings settings,
      InstantSource clock) {
    return new DownloadService(archive, store, reader, files, settings.downloadPolicy(), clock);
  }

  @Provides
  @Singleton
  static ProcessingService processingService(
      FrameStore store,
      FrameReader reader,
      PictureEncoder encoder,
      MetadataService metadata,
      ProcessedFileRepository files,
      Settings settings,
      InstantSource clock) {
    return new ProcessingService(
        store, reader, encoder, metadata, files, settings.processingPolicy(), clock);
  }

  @Provides
  @Singleton
  static RecoveryService recoveryService(
      FrameStore store, ProcessedFileRepository files, Settings settings, InstantSource clock) {
    return new RecoveryService(
        store, files, settings.downloadPolicy(), settings.processingPolicy(), clock);
  }

  @Provides
  @Singleton
  static Replacements replacements(FileMetadataRepository metadata, ProcessedFileRepository files) {
    return new Replacements(metadata, files);
  }

  @Provides
  @Singleton
  static Ingestion ingestion(
      MetadataService metadata,
      DownloadService downloads,
      ProcessingService processing,
      RecoveryService recovery,
      Replacements replacements,
      ProcessedFileRepository files,
      Settings settings) {
    return new Ingestion(
        metadata,
        downloads,
        processing,
        recovery,
        replacements,
        files,
        settings.downloadPolicy(),
        settings.flow());
  }

  @Provides
  static ObservationSync observationSync(Ingestion ingestion) {
    return new ObservationSync(ingestion);
  }

  @Provides
  static SlotSync slotSync(SlotService slots) {
    return new SlotSync(slots);
  }

  @Provides
  @Singleton
  static LiveLoop liveLoop(
      Ingestion ingestion,
      MetadataService metadata,
      SlotService slots,
      SlotSync slotSync,
      Settings settings,
      InstantSource clock) {
    LiveIngestion cycle = new LiveIngestion(ingestion, metadata, slots, settings.lookBack(), clock);
    return new LiveLoop(
        cycle, slotSync, slots, settings.polling(), settings.cycleBackOff(), clock, Pause.REAL);
  }
}
