package org.comethunter.application.event;

import java.util.Locale;
import java.util.UUID;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.progress.Stage;
import org.comethunter.application.report.CycleOutcome;
import org.comethunter.application.report.SlotSyncReport;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;

/** Something that has happened. Each is told after it has been recorded, and once. */
public sealed interface Event {

  /** Its name to the outside, such as {@code frame.ready}. */
  String type();

  /** The schedule has been taken over. */
  record SlotsSynced(SlotSyncReport report) implements Event {
    @Override
    public String type() {
      return "slots.synced";
    }
  }

  /** A downlink slot has begun. */
  record SlotActive(DownlinkSlot slot) implements Event {
    @Override
    public String type() {
      return "slot.active";
    }
  }

  /**
   * The archive has been asked which files there are.
   *
   * @param listed files observed in the window
   * @param added of those, new ones
   * @param foldersFailed day folders that could not be listed
   */
  record MetadataSynced(
      Instrument instrument, TimeWindow window, int listed, int added, int foldersFailed)
      implements Event {
    @Override
    public String type() {
      return "metadata.synced";
    }
  }

  /**
   * A download whose worker died has been taken back.
   *
   * @param status the file's state now
   */
  record DownloadRecovered(FrameId file, FileStatus status) implements Event {
    @Override
    public String type() {
      return "download.recovered";
    }
  }

  /** A raw file is on disk, complete and sound. */
  record DownloadCompleted(FrameId file) implements Event {
    @Override
    public String type() {
      return "download.completed";
    }
  }

  /**
   * A processing whose worker died has been taken back.
   *
   * @param status the file's state now
   */
  record ProcessRecovered(FrameId file, FileStatus status) implements Event {
    @Override
    public String type() {
      return "process.recovered";
    }
  }

  /** A file is of the kind that is hunted in, and waits for its picture. */
  record ProcessReady(FrameId file) implements Event {
    @Override
    public String type() {
      return "process.ready";
    }
  }

  /**
   * An attempt to process a file has ended.
   *
   * @param status how: PROCESSED, SKIPPED, or a failed state
   */
  record ProcessCompleted(FrameId file, FileStatus status) implements Event {
    @Override
    public String type() {
      return "process.completed";
    }
  }

  /** A frame can be looked at. */
  record FrameReady(FrameEntry frame) implements Event {
    @Override
    public String type() {
      return "frame.ready";
    }
  }

  /** A look at the archive by the live scheduler has ended, well or not. */
  record CycleCompleted(Instrument instrument, CycleOutcome outcome) implements Event {
    @Override
    public String type() {
      return "cycle.completed";
    }
  }

  /** A job has come to the state it has in this record. */
  record JobChanged(Job job) implements Event {
    @Override
    public String type() {
      return "job." + job.status().name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A job has got further.
   *
   * @param done items of the stage that are through, whatever their outcome
   * @param total items of the stage known so far
   */
  record Progress(UUID job, Stage stage, int done, int total) implements Event {
    @Override
    public String type() {
      return "progress";
    }
  }

  /** The search has found something that moves like a comet. */
  record CandidateFound(Candidate candidate) implements Event {
    @Override
    public String type() {
      return "candidate.found";
    }
  }

  /** More is known of a candidate, or somebody has decided about it. */
  record CandidateUpdated(Candidate candidate) implements Event {
    @Override
    public String type() {
      return "candidate.updated";
    }
  }

  /**
   * An observation has been added, changed or deleted.
   *
   * @param deleted whether it is gone
   */
  record ObservationChanged(UUID id, boolean deleted) implements Event {
    @Override
    public String type() {
      return "observation.changed";
    }
  }
}
