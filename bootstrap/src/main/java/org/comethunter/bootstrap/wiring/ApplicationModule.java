package org.comethunter.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.comethunter.application.candidate.CandidateService;
import org.comethunter.application.candidate.FrameSearch;
import org.comethunter.application.candidate.FrameSequence;
import org.comethunter.application.doctor.HomeExamination;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.file.DownloadService;
import org.comethunter.application.file.MetadataService;
import org.comethunter.application.file.ProcessingService;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.file.Replacements;
import org.comethunter.application.live.LiveCycle;
import org.comethunter.application.live.LiveLoop;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.application.live.Pause;
import org.comethunter.application.live.ScheduleWatch;
import org.comethunter.application.observation.GroupGuesses;
import org.comethunter.application.observation.ObservationService;
import org.comethunter.application.observation.Surveyor;
import org.comethunter.application.picture.Darkrooms;
import org.comethunter.application.picture.FrameSurvey;
import org.comethunter.application.picture.HomeShelf;
import org.comethunter.application.picture.PictureMakers;
import org.comethunter.application.picture.PictureService;
import org.comethunter.application.picture.TrackAnimation;
import org.comethunter.application.pipeline.HomeRepair;
import org.comethunter.application.pipeline.Ingestion;
import org.comethunter.application.pipeline.LiveIngestion;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.pipeline.SearchStep;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.port.AnimationEncoder;
import org.comethunter.application.port.CandidateRepository;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.LiveCameras;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.application.port.PictureCache;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.retention.Retention;
import org.comethunter.application.slot.SlotService;
import org.comethunter.bootstrap.config.Settings;
import org.comethunter.domain.slot.PollingPlan;

/** Services and pipelines; they know nothing of Dagger themselves. */
@Module
interface ApplicationModule {

  @Provides
  @Singleton
  static SlotService slotService(
      DownlinkSchedule schedule,
      DownlinkSlotRepository slots,
      EventListener events,
      InstantSource clock) {
    return new SlotService(schedule, slots, events, clock);
  }

  @Provides
  @Singleton
  static MetadataService metadataService(
      SolarArchive archive, FileMetadataRepository metadata, EventListener events) {
    return new MetadataService(archive, metadata, events);
  }

  @Provides
  @Singleton
  static DownloadService downloadService(
      SolarArchive archive,
      FrameStore store,
      FrameReader reader,
      ProcessedFileRepository files,
      Settings settings,
      EventListener events,
      InstantSource clock) {
    return new DownloadService(
        archive, store, reader, files, settings.downloadPolicy(), events, clock);
  }

  @Provides
  @Singleton
  static Darkrooms darkrooms(FrameReader reader, PictureEncoder encoder, Settings settings) {
    return new Darkrooms(reader, encoder, settings.pictures());
  }

  @Provides
  @Singleton
  static PictureService pictureService(
      Darkrooms darkrooms,
      ProcessedFileRepository files,
      FrameStore store,
      FrameReader reader,
      PictureCache cache,
      PictureMakers makers) {
    return new PictureService(darkrooms, new HomeShelf(files, store, reader), store, cache, makers);
  }

  @Provides
  @Singleton
  static PictureMakers pictureMakers(@ForPeople Executor threads) {
    return new PictureMakers(threads, PictureMakers.MOST);
  }

  @Provides
  @Singleton
  static FrameSurvey frameSurvey(
      Darkrooms darkrooms, FrameReader reader, FrameStore store, PictureMakers makers) {
    return new FrameSurvey(darkrooms, reader, store, makers);
  }

  @Provides
  @Singleton
  static GroupGuesses groupGuesses() {
    return new GroupGuesses();
  }

  @Provides
  @Singleton
  static TrackAnimation trackAnimation(
      Darkrooms darkrooms,
      FrameSurvey survey,
      ProcessedFileRepository files,
      FrameStore store,
      FrameReader reader,
      PictureCache cache,
      AnimationEncoder encoder,
      PictureMakers makers) {
    return new TrackAnimation(
        darkrooms, survey, new HomeShelf(files, store, reader), store, cache, encoder, makers);
  }

  @Provides
  @Singleton
  static ProcessingService processingService(
      FrameStore store,
      FrameReader reader,
      Darkrooms darkrooms,
      MetadataService metadata,
      ProcessedFileRepository files,
      Settings settings,
      EventListener events,
      InstantSource clock) {
    return new ProcessingService(
        store, reader, darkrooms, metadata, files, settings.processingPolicy(), events, clock);
  }

  @Provides
  @Singleton
  static RecoveryService recoveryService(
      FrameStore store,
      ProcessedFileRepository files,
      Settings settings,
      EventListener events,
      InstantSource clock) {
    return new RecoveryService(
        store,
        files,
        settings.pictures(),
        settings.downloadPolicy(),
        settings.processingPolicy(),
        events,
        clock);
  }

  @Provides
  @Singleton
  static ObservationService observationService(
      ObservationRepository observations,
      FrameCatalogue frames,
      FrameStore store,
      FrameReader reader,
      EventListener events,
      InstantSource clock) {
    return new ObservationService(observations, new Surveyor(frames, store, reader), events, clock);
  }

  @Provides
  @Singleton
  static Replacements replacements(FileMetadataRepository metadata, ProcessedFileRepository files) {
    return new Replacements(metadata, files);
  }

  @Provides
  @Singleton
  static Retention retention(
      FileCatalogue catalogue,
      ProcessedFileRepository files,
      ObservationRepository observations,
      FrameStore store,
      Settings settings,
      InstantSource clock) {
    return new Retention(catalogue, files, observations, store, settings.retention(), clock);
  }

  @Provides
  @Singleton
  static CandidateService candidateService(
      CandidateRepository candidates,
      ObservationService observations,
      EventListener events,
      InstantSource clock) {
    return new CandidateService(candidates, observations, events, clock);
  }

  @Provides
  @Singleton
  static SearchStep searchStep(
      FrameCatalogue frames,
      FrameStore store,
      FrameReader reader,
      Executor processors,
      CandidateService candidates,
      Settings settings) {
    return settings.searchesCandidates()
        ? new FrameSearch(frames, store, new FrameSequence(reader, processors), candidates)
        : SearchStep.NONE;
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
      Settings settings,
      Executor processors,
      SearchStep search,
      CandidateService candidates,
      Retention retention) {
    return new Ingestion(
        metadata,
        downloads,
        processing,
        recovery,
        replacements,
        files,
        settings.downloadPolicy(),
        settings.flow(),
        processors,
        search,
        () -> {
          candidates.expire();
          retention.run();
        });
  }

  @Provides
  static HomeExamination homeExamination(
      FileCatalogue files,
      FrameStore store,
      FrameReader reader,
      ObservationRepository observations,
      InstantSource clock) {
    return new HomeExamination(
        files, store, reader, observations, true, Settings.CLAIM_LIMIT, clock);
  }

  @Provides
  static HomeRepair homeRepair(
      HomeExamination examination,
      SolarArchive archive,
      FrameStore store,
      FileMetadataRepository metadata,
      ProcessedFileRepository files,
      RecoveryService recovery,
      Ingestion ingestion) {
    return new HomeRepair(examination, archive, store, metadata, files, recovery, ingestion);
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
  static LiveIngestion liveIngestion(
      Ingestion ingestion,
      MetadataService metadata,
      SlotService slots,
      Settings settings,
      InstantSource clock) {
    return new LiveIngestion(ingestion, metadata, slots, settings.lookBack(), clock);
  }

  @Provides
  @Singleton
  static LiveScheduler liveScheduler(
      LiveCycle cycle,
      SlotService slots,
      LiveCameras cameras,
      Settings settings,
      EventListener events,
      InstantSource clock) {
    PollingPlan plan = settings.polling();
    ScheduleWatch schedule =
        new ScheduleWatch(cycle, slots, plan.interval(), settings.cycleBackOff());
    return new LiveScheduler(
        instrument ->
            new LiveLoop(
                instrument,
                cycle,
                schedule,
                plan,
                settings.cycleBackOff(),
                events,
                clock,
                Pause.REAL),
        schedule,
        cameras);
  }
}
