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
 * What stands behind every port. A method may be asked more than once, and answers with the same
 * each time, or with what works on the same; it is used from several threads.
 */
public interface Ports {

  /** The remote archive of frames. */
  SolarArchive archive();

  /** The published schedule of downlinks. */
  DownlinkSchedule schedule();

  /** Where files are kept. */
  FrameStore store();

  /** Reads raw files. */
  FrameReader reader();

  /** Writes pictures. */
  PictureEncoder encoder();

  /** Writes animations. */
  AnimationEncoder animationEncoder();

  /** Keeps pictures made on demand. */
  PictureCache pictureCache();

  /** Keeps what is known of files. */
  FileMetadataRepository metadata();

  /** Keeps where files are in their life cycle. */
  ProcessedFileRepository files();

  /** Lists finished frames. */
  FrameCatalogue frames();

  /** Lists all files. */
  FileCatalogue fileCatalogue();

  /** Keeps the downlink slots. */
  DownlinkSlotRepository slots();

  /** Keeps the jobs. */
  JobRepository jobs();

  /** Keeps what the search found. */
  CandidateRepository candidates();

  /** Keeps what people mark. */
  ObservationRepository observations();

  /** Keeps which cameras are followed. */
  LiveCameras liveCameras();
}
