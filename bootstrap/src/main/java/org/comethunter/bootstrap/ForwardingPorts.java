package org.comethunter.bootstrap;

import org.comethunter.application.port.AnimationEncoder;
import org.comethunter.application.port.CandidateRepository;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.JobRepository;
import org.comethunter.application.port.LiveCameras;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.application.port.PictureCache;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.SolarArchive;

/**
 * Answers as other ports do: to be extended by whoever puts something of their own behind some of
 * them.
 */
public class ForwardingPorts implements Ports {
  private final Ports others;

  /** Answers as these do. */
  public ForwardingPorts(Ports others) {
    this.others = others;
  }

  @Override
  public SolarArchive archive() {
    return others.archive();
  }

  @Override
  public DownlinkSchedule schedule() {
    return others.schedule();
  }

  @Override
  public FrameStore store() {
    return others.store();
  }

  @Override
  public FrameReader reader() {
    return others.reader();
  }

  @Override
  public PictureEncoder encoder() {
    return others.encoder();
  }

  @Override
  public AnimationEncoder animationEncoder() {
    return others.animationEncoder();
  }

  @Override
  public PictureCache pictureCache() {
    return others.pictureCache();
  }

  @Override
  public FileMetadataRepository metadata() {
    return others.metadata();
  }

  @Override
  public ProcessedFileRepository files() {
    return others.files();
  }

  @Override
  public FrameCatalogue frames() {
    return others.frames();
  }

  @Override
  public FileCatalogue fileCatalogue() {
    return others.fileCatalogue();
  }

  @Override
  public DownlinkSlotRepository slots() {
    return others.slots();
  }

  @Override
  public JobRepository jobs() {
    return others.jobs();
  }

  @Override
  public CandidateRepository candidates() {
    return others.candidates();
  }

  @Override
  public ObservationRepository observations() {
    return others.observations();
  }

  @Override
  public LiveCameras liveCameras() {
    return others.liveCameras();
  }
}
