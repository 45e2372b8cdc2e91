package org.comethunter.bootstrap.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.health.HealthCheck;
import org.comethunter.application.health.HealthCheck.Finding;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.application.live.LiveStatus;
import org.comethunter.application.slot.SlotService;
import org.comethunter.domain.instrument.Instrument;

/** Looks at the live scheduler: how old what it knows is. */
public final class LiveChecks {

  /** The schedule is fetched daily; one that is older has missed its day. */
  private static final Duration OLD_SCHEDULE = Duration.ofHours(25);

  private static final Duration LATE = Duration.ofMinutes(10);
  private static final String OFF = "Live ingestion is off.";

  private final LiveScheduler scheduler;
  private final SlotService slots;
  private final InstantSource clock;

  /** Looks at these. */
  public LiveChecks(LiveScheduler scheduler, SlotService slots, InstantSource clock) {
    this.scheduler = scheduler;
    this.slots = slots;
    this.clock = clock;
  }

  /** Whether the schedule is known and young. */
  public HealthCheck schedule() {
    return Checks.check("schedule", this::lookAtSchedule);
  }

  private Finding lookAtSchedule() {
    LiveScheduler.Status status = scheduler.status();
    if (status.on().isEmpty()) {
      return Finding.healthy(OFF);
    }
    Instant now = clock.instant();
    String seen =
        status
            .scheduleSyncedAt()
            .map(at -> "The schedule was last read " + age(at, now) + " ago.")
            .orElse("The schedule has not been read yet.");
    boolean old =
        status.scheduleSyncedAt().filter(at -> now.isAfter(at.plus(OLD_SCHEDULE))).isPresent();
    boolean nothingAhead =
        slots.known().stream().noneMatch(slot -> slot.window().end().isAfter(now));
    Optional<String> failure = status.scheduleFailure();
    if (old || (failure.isPresent() && nothingAhead)) {
      return Finding.unhealthy(seen + failure.map(why -> " It cannot be read: " + why).orElse(""));
    }
    return Finding.healthy(seen);
  }

  /** Whether the archive is looked at when it should be, and answers. */
  public HealthCheck cycles() {
    return Checks.check("live", this::lookAtCycles);
  }

  private Finding lookAtCycles() {
    LiveScheduler.Status status = scheduler.status();
    if (status.on().isEmpty()) {
      return Finding.healthy(OFF);
    }
    Instant now = clock.instant();
    boolean healthy = true;
    List<String> details = new ArrayList<>();
    for (Instrument camera : Instrument.values()) {
      if (status.on().contains(camera)) {
        LiveStatus live = status.cameras().get(camera);
        boolean late = live.nextLook().filter(next -> now.isAfter(next.plus(LATE))).isPresent();
        healthy &= !late && live.lastFailure().isEmpty();
        details.add(camera + ": " + describe(live, late, now));
      }
    }
    String detail = String.join(" ", details);
    return healthy ? Finding.healthy(detail) : Finding.unhealthy(detail);
  }

  private static String describe(LiveStatus live, boolean late, Instant now) {
    String last =
        live.lastSuccess()
            .map(at -> "the last good look was " + age(at, now) + " ago")
            .orElse("no good look yet");
    String failure = live.lastFailure().map(why -> ", the last one failed: " + why).orElse(".");
    String next = live.nextLook().map(at -> " The next is due at " + at + ".").orElse("");
    return last + failure + next + (late ? " It is overdue: restart the service." : "");
  }

  private static String age(Instant then, Instant now) {
    long seconds = Math.max(0, Duration.between(then, now).toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
  }
}
