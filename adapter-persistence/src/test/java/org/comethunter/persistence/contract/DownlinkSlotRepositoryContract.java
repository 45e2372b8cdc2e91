package org.comethunter.persistence.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;

/** The contract of {@link DownlinkSlotRepository}. */
public abstract class DownlinkSlotRepositoryContract {

  private static final DownlinkSlot MORNING =
      DownlinkSlot.announced(Samples.window("2025-10-17T08:00:00Z", "2025-10-17T10:00:00Z"), "D34");
  private static final DownlinkSlot EVENING =
      DownlinkSlot.announced(Samples.window("2025-10-17T18:00:00Z", "2025-10-17T20:30:00Z"), "D54");

  /** The repository under test, empty. */
  protected abstract DownlinkSlotRepository slots();

  @Test
  void keepsEveryField() {
    DownlinkSlot slot =
        new DownlinkSlot(
            "20251017T0800-D34",
            Samples.window("2025-10-17T08:00:00.001Z", "2025-10-17T10:00:00.999Z"),
            "D34",
            SlotStatus.ACTIVE,
            7);
    slots().addNew(List.of(slot));
    assertThat(slots().find(slot.id())).contains(slot);
    assertThat(slots().find("20251017T0800-D35")).isEmpty();
  }

  @Test
  void addsWhatIsNewAndLeavesTheRest() {
    assertThat(slots().addNew(List.of(MORNING))).isEqualTo(1);
    DownlinkSlot active = MORNING.at(MORNING.window().start());
    assertThat(slots().compareAndSet(MORNING, active)).isTrue();

    assertThat(slots().addNew(List.of(MORNING, EVENING, EVENING))).isEqualTo(1);
    assertThat(slots().addNew(List.of())).isZero();
    assertThat(slots().find(MORNING.id())).contains(active);
  }

  @Test
  void findsWhatSharesAMomentInOrderOfBegin() {
    slots().addNew(List.of(EVENING, MORNING));
    assertThat(slots().overlapping(Samples.window("2025-10-17T00:00:00Z", "2025-10-18T00:00:00Z")))
        .containsExactly(MORNING, EVENING);
    assertThat(slots().overlapping(new TimeWindow(Instant.MIN, Instant.MAX)))
        .containsExactly(MORNING, EVENING);
    assertThat(slots().overlapping(Samples.window("2025-10-17T10:00:00Z", "2025-10-17T18:00:00Z")))
        .isEmpty();
    assertThat(
            slots().overlapping(Samples.window("2025-10-17T09:59:59.999Z", "2025-10-17T12:00:00Z")))
        .containsExactly(MORNING);
    assertThat(
            slots().overlapping(Samples.window("2025-10-17T12:00:00Z", "2025-10-17T18:00:00.001Z")))
        .containsExactly(EVENING);
  }

  @Test
  void comparesMomentsFinerThanAMillisecond() {
    slots().addNew(List.of(MORNING));
    assertThat(
            slots()
                .overlapping(Samples.window("2025-10-17T09:59:59.9995Z", "2025-10-17T12:00:00Z")))
        .containsExactly(MORNING);
    assertThat(
            slots()
                .overlapping(Samples.window("2025-10-17T10:00:00.0005Z", "2025-10-17T12:00:00Z")))
        .isEmpty();
    assertThat(
            slots()
                .overlapping(Samples.window("2025-10-17T07:00:00Z", "2025-10-17T08:00:00.0005Z")))
        .containsExactly(MORNING);
  }

  @Test
  void replacesOnlyExactlyWhatWasSeen() {
    slots().addNew(List.of(MORNING));
    DownlinkSlot active = MORNING.at(MORNING.window().start());
    DownlinkSlot longer =
        MORNING.rescheduled(
            new TimeWindow(MORNING.window().start(), MORNING.window().end().plusSeconds(60)));
    assertThat(slots().compareAndSet(MORNING, longer)).isTrue();
    assertThat(slots().compareAndSet(MORNING, active)).isFalse();
    assertThat(slots().find(MORNING.id())).contains(longer);
    assertThat(slots().compareAndSet(EVENING, EVENING)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> slots().compareAndSet(MORNING, EVENING))
        .withMessageContaining(EVENING.id());
  }

  @Test
  void countsEveryCycleOfARace() throws Exception {
    slots().addNew(List.of(MORNING.at(MORNING.window().start())));
    Race.of(
        8,
        _ -> {
          DownlinkSlot seen;
          do {
            seen = slots().find(MORNING.id()).orElseThrow();
          } while (!slots().compareAndSet(seen, seen.cycleSucceeded()));
          return seen;
        });
    assertThat(slots().find(MORNING.id()).orElseThrow().successfulCycles()).isEqualTo(8);
  }

  @Test
  void withdrawsPendingSlotsOnly() {
    slots().addNew(List.of(MORNING, EVENING));
    slots().compareAndSet(EVENING, EVENING.at(EVENING.window().start()));
    assertThat(slots().withdraw(MORNING.id())).isTrue();
    assertThat(slots().withdraw(MORNING.id())).isFalse();
    assertThat(slots().withdraw(EVENING.id())).isFalse();
    assertThat(slots().find(MORNING.id())).isEmpty();
    assertThat(slots().find(EVENING.id())).isPresent();
  }
}
