package org.comethunter.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventLog;
import org.comethunter.application.progress.Stage;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;

/** The data of events as JSON: when it happened, and what. */
public final class EventView {

  private EventView() {}

  /** As streams of events have it. */
  public static byte[] json(EventLog.Entry entry) {
    return Json.bytes(of(entry));
  }

  static Object of(EventLog.Entry entry) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("at", entry.at());
    switch (entry.event()) {
      case Event.JobChanged(var job) -> data.put("job", JobView.of(job, Map.of()));
      case Event.Progress(var job, Stage stage, int done, int total) -> {
        data.put("job", job);
        data.put("stage", JobView.name(stage));
        data.put("done", done);
        data.put("total", total);
      }
      case Event.FrameReady(var frame) -> data.put("frame", FrameView.of(frame));
      case Event.SlotActive(var slot) -> data.put("slot", SlotView.of(slot));
      case Event.SlotsSynced(var report) -> data.put("counts", report.counts());
      case Event.MetadataSynced(var instrument, var window, int listed, int added, int failed) -> {
        data.put("instrument", instrument.code());
        data.put("start", window.start());
        data.put("end", window.end());
        data.put("listed", listed);
        data.put("added", added);
        data.put("foldersFailed", failed);
      }
      case Event.DownloadCompleted(FrameId file) -> putFile(data, file);
      case Event.ProcessReady(FrameId file) -> putFile(data, file);
      case Event.DownloadRecovered(FrameId file, FileStatus status) -> putFile(data, file, status);
      case Event.ProcessRecovered(FrameId file, FileStatus status) -> putFile(data, file, status);
      case Event.ProcessCompleted(FrameId file, FileStatus status) -> putFile(data, file, status);
      case Event.ObservationChanged(var id, boolean deleted) -> {
        data.put("observation", id);
        data.put("deleted", deleted);
      }
      case Event.CandidateFound(var candidate) ->
          data.put("candidate", CandidateView.of(candidate));
      case Event.CandidateUpdated(var candidate) ->
          data.put("candidate", CandidateView.of(candidate));
      case Event.CycleCompleted(var instrument, var outcome) -> {
        data.put("instrument", instrument.code());
        data.put("outcome", SchedulerView.Outcome.of(outcome));
      }
    }
    return data;
  }

  private static void putFile(Map<String, Object> data, FrameId file) {
    data.put("file", file.toString());
    data.put("instrument", file.instrument().code());
  }

  private static void putFile(Map<String, Object> data, FrameId file, FileStatus status) {
    putFile(data, file);
    data.put("status", status.name());
  }

  /** What a reader is told that has lost events. */
  record Gap(Instant at, String detail) {}
}
