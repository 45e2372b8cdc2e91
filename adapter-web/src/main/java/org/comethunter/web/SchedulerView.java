package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.application.live.LiveStatus;
import org.comethunter.application.live.ScheduleWatch;
import org.comethunter.application.report.CycleOutcome;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.slot.DownlinkSlot;

/** What the live scheduler does, as JSON. */
@JsonPropertyOrder({"on", "cameras", "schedule", "activeSlots", "nextSlot"})
record SchedulerView(
    boolean on,
    Map<String, Camera> cameras,
    Schedule schedule,
    List<SlotView> activeSlots,
    Optional<SlotView> nextSlot) {

  static SchedulerView of(
      LiveScheduler.Status status,
      List<DownlinkSlot> active,
      Optional<DownlinkSlot> next,
      Instant now) {
    Map<String, Camera> cameras = new LinkedHashMap<>();
    for (Instrument instrument : Instrument.values()) {
      cameras.put(
          instrument.code(),
          Camera.of(status.on().contains(instrument), status.cameras().get(instrument)));
    }
    boolean on = !status.on().isEmpty();
    return new SchedulerView(
        on,
        cameras,
        new Schedule(
            status.scheduleSyncedAt(),
            on ? Optional.of(ScheduleWatch.nextRefresh(now)) : Optional.empty(),
            status.scheduleFailure()),
        active.stream().map(SlotView::of).toList(),
        next.map(SlotView::of));
  }

  @JsonPropertyOrder({"on", "activity", "nextLookAt", "lastSuccessAt", "lastOutcome"})
  record Camera(
      boolean on,
      String activity,
      Optional<Instant> nextLookAt,
      Optional<Instant> lastSuccessAt,
      Optional<Outcome> lastOutcome) {

    static Camera of(boolean on, LiveStatus status) {
      return new Camera(
          on,
          status.activity().name(),
          status.nextLook(),
          status.lastSuccess(),
          status.lastOutcome().map(Outcome::of));
    }
  }

  @JsonPropertyOrder({"syncedAt", "nextRefreshAt", "error"})
  record Schedule(
      Optional<Instant> syncedAt, Optional<Instant> nextRefreshAt, Optional<String> error) {}

  @JsonPropertyOrder({"begunAt", "endedAt", "succeeded", "counts", "error"})
  record Outcome(
      Instant begunAt,
      Instant endedAt,
      boolean succeeded,
      Map<String, Integer> counts,
      Optional<String> error) {

    static Outcome of(CycleOutcome outcome) {
      return new Outcome(
          outcome.begunAt(),
          outcome.endedAt(),
          outcome.succeeded(),
          outcome.counts(),
          outcome.error());
    }
  }
}
