package org.comethunter.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.comethunter.application.memory.MovableClock;
import org.comethunter.application.report.SlotSyncReport;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final MovableClock clock = new MovableClock(Instant.parse("2025-10-17T12:00:00Z"));
  private final EventLog log = new EventLog(3, clock);

  private void happen(int... numbers) {
    for (int number : numbers) {
      log.heard(event(number));
    }
  }

  private static Event event(int number) {
    return new Event.SlotsSynced(new SlotSyncReport(number, 0, 0, 0));
  }

  private static List<Integer> numbers(EventLog.Batch batch) {
    return batch.entries().stream()
        .map(entry -> ((Event.SlotsSynced) entry.event()).report().announced())
        .toList();
  }

  @Test
  void aReaderSeesWhatHappensFromThenOnInOrderAndOnce() throws Exception {
    happen(1);
    EventLog.Reader reader = log.readFromNow();
    assertThat(reader.next(AT_ONCE).entries()).isEmpty();

    happen(2, 3);

    EventLog.Batch batch = reader.next(AT_ONCE);
    assertThat(numbers(batch)).containsExactly(2, 3);
    assertThat(batch.gap()).isFalse();
    assertThat(batch.entries().getFirst().at()).isEqualTo(clock.instant());
    assertThat(reader.next(AT_ONCE).entries()).isEmpty();
  }

  @Test
  void handsOnEachEventWithItsPlace() throws Exception {
    List<EventLog.Entry> handedOn = new ArrayList<>();
    EventLog handing = new EventLog(3, clock, handedOn::add);
    EventLog.Reader reader = handing.readFromNow();

    handing.heard(event(1));
    handing.heard(event(2));

    assertThat(handedOn).hasSize(2).isEqualTo(reader.next(AT_ONCE).entries());
    handing.close();
    handing.heard(event(3));
    assertThat(handedOn).hasSize(2);
  }

  @Test
  void aWaitingReaderWakesWhenSomethingHappens() throws Exception {
    EventLog.Reader reader = log.readFromNow();
    CompletableFuture<EventLog.Batch> batch = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    batch.complete(reader.next(LONG));
                  } catch (InterruptedException e) {
                    batch.completeExceptionally(e);
                  }
                });
    happen(7);
    assertThat(numbers(batch.get(10, TimeUnit.SECONDS))).containsExactly(7);
    thread.join();
  }

  @Test
  void goesOnAfterAnyEventThatIsStillKept() throws Exception {
    EventLog.Reader reader = log.readFromNow();
    happen(1, 2, 3);
    String second = reader.next(AT_ONCE).entries().get(1).id();

    EventLog.Batch rest = log.readAfter(second).next(AT_ONCE);

    assertThat(numbers(rest)).containsExactly(3);
    assertThat(rest.gap()).isFalse();
  }

  @Test
  void tellsAReaderThatCameBackTooLateOrWasTooSlow() throws Exception {
    EventLog.Reader slow = log.readFromNow();
    happen(1);
    String first = log.readAfter("none").next(AT_ONCE).entries().getFirst().id();
    happen(2, 3, 4);
    assertThat(log.readAfter(first).next(AT_ONCE).gap()).as("2 is still there").isFalse();
    happen(5);

    EventLog.Batch late = log.readAfter(first).next(AT_ONCE);
    assertThat(late.gap()).isTrue();
    assertThat(numbers(late)).containsExactly(3, 4, 5);
    EventLog.Batch missed = slow.next(AT_ONCE);
    assertThat(missed.gap()).isTrue();
    assertThat(numbers(missed)).containsExactly(3, 4, 5);
    assertThat(slow.next(AT_ONCE).gap()).as("told once").isFalse();
  }

  @Test
  void anIdOfAnotherRunOrOfNoneReadsEverythingAndTellsTheGap() throws Exception {
    happen(1);
    String ours = log.readAfter("").next(AT_ONCE).entries().getFirst().id();
    clock.advance(Duration.ofMillis(1));
    EventLog next = new EventLog(3, clock);
    next.heard(event(8));

    for (String id : List.of(ours, "", "nonsense", ours.replace("-1", "-99"), ours + "x")) {
      EventLog.Batch batch = next.readAfter(id).next(AT_ONCE);
      assertThat(batch.gap()).as(id).isTrue();
      assertThat(numbers(batch)).as(id).containsExactly(8);
    }
    assertThat(log.readAfter(ours.replace("-1", "-99")).next(AT_ONCE).gap()).isTrue();
    assertThat(new EventLog(1, clock).readAfter("x").next(AT_ONCE).gap())
        .as("though there is nothing to read")
        .isTrue();
  }

  @Test
  void endsItsReadersAndTakesNothingMore() throws Exception {
    EventLog.Reader reader = log.readFromNow();
    happen(1);
    log.close();
    happen(2);

    EventLog.Batch last = reader.next(LONG);
    assertThat(numbers(last)).containsExactly(1);
    assertThat(last.ended()).isTrue();
    assertThat(reader.next(LONG).ended()).as("at once").isTrue();
  }

  @Test
  void holdsAtLeastOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EventLog(0, clock));
  }

  @Test
  void aListenerThatFailsKeepsTheEventFromNoOther() throws Exception {
    EventListener all =
        EventListener.all(
            List.of(
                event -> {
                  throw new IllegalStateException("no");
                },
                log));
    EventLog.Reader reader = log.readFromNow();

    all.heard(event(4));

    assertThat(numbers(reader.next(AT_ONCE))).containsExactly(4);
  }
}
