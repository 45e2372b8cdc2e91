package org.comethunter.application.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.comethunter.application.event.Event;
import org.comethunter.application.memory.MemoryCandidates;
import org.comethunter.application.memory.MovableClock;
import org.comethunter.application.memory.RecordedEvents;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.candidate.CandidateStatus;
import org.comethunter.domain.candidate.RejectionReason;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

/** What is found, found again, and left undecided; confirming is tested with the web. */
class CandidateServiceTest {
  private static final Instant NOON = Instant.parse("2025-10-17T12:00:00Z");

  private final MovableClock clock = new MovableClock(NOON);
  private final RecordedEvents events = new RecordedEvents();
  private final MemoryCandidates rows = new MemoryCandidates();
  private final CandidateService candidates = new CandidateService(rows, null, events, clock);

  private static Detection seenIn(int first, int last, double row) {
    List<Position> positions =
        IntStream.rangeClosed(first, last)
            .mapToObj(
                i ->
                    new Position(
                        frame(i),
                        new FrameGeometry(
                            NOON.plusSeconds(720L * i), 1024, 1024, 0, 512, 506, 11.9),
                        new PixelPosition(100 + 10 * i, row),
                        5))
            .toList();
    return new Detection(
        Instrument.C2,
        0.5 + last / 100.0,
        90,
        Optional.empty(),
        frame(last),
        positions,
        new Evidence(positions.size(), 0.3, 10, 5, 0.08, 0.71, 1, 0, 50, 9.4, false, 0.25, -0.97));
  }

  private static FrameId frame(int number) {
    return FrameId.ofFile(
        LocalDate.of(2025, 10, 17), Instrument.C2, "%08d.fts".formatted(22_000_000 + number));
  }

  private List<Candidate> all() {
    return candidates.list(
        new CandidateQuery(
            EnumSet.allOf(CandidateStatus.class),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            100));
  }

  @Test
  void whatIsFoundAgainIsTheSameCandidate() {
    candidates.found(List.of(seenIn(0, 4, 200), seenIn(0, 4, 400)));
    clock.advance(Duration.ofMinutes(12));
    candidates.found(List.of(seenIn(0, 5, 200)));

    assertThat(all()).hasSize(2);
    Candidate again = all().getFirst();
    assertThat(again.detection().positions()).hasSize(6);
    assertThat(again.foundAt()).isEqualTo(NOON);
    assertThat(again.detection().firstAlertFrame()).isEqualTo(frame(4));
    assertThat(events.of(Event.CandidateFound.class)).hasSize(2);
    assertThat(events.of(Event.CandidateUpdated.class))
        .extracting(Event.CandidateUpdated::candidate)
        .containsExactly(again);
  }

  /** As after a restart, when the same frames are searched again. */
  @Test
  void searchingTheSameFramesAgainChangesNothing() {
    candidates.found(List.of(seenIn(0, 4, 200)));
    List<Candidate> before = all();
    clock.advance(Duration.ofHours(1));
    candidates.found(List.of(seenIn(0, 4, 200)));
    assertThat(all()).isEqualTo(before);
    assertThat(events.of(Event.CandidateUpdated.class)).isEmpty();
  }

  @Test
  void whatIsDecidedIsNotBroughtBackByTheSearch() {
    candidates.found(List.of(seenIn(0, 4, 200)));
    Candidate found = all().getFirst();
    candidates.reject(found.id(), OptionalInt.of(1), RejectionReason.STAR);
    candidates.found(List.of(seenIn(0, 8, 200)));
    assertThat(all()).extracting(Candidate::status).containsExactly(CandidateStatus.REJECTED);
    Candidate followed = all().getFirst();
    assertThat(followed.detection().positions()).hasSize(9);
    assertThat(followed.detection().score()).isEqualTo(found.detection().score());
    assertThat(events.of(Event.CandidateUpdated.class)).hasSize(1);
  }

  /** As a Kreutz comet in C3, of which the search remembers the last forty frames. */
  @Test
  void whatIsSeenForADayIsOneCandidateWhateverIsDecidedAndHoweverOftenTheSearchBeginsAnew() {
    for (int last = 4; last < 150; last++) {
      candidates.found(List.of(seenIn(Math.max(0, last - 39), last, 200)));
      if (last == 80) {
        candidates.reject(all().getFirst().id(), OptionalInt.empty(), RejectionReason.OTHER);
      }
      for (int again = last - 60; last % 20 == 0 && again < last; again++) {
        if (again >= 4) {
          candidates.found(List.of(seenIn(Math.max(0, again - 39), again, 200)));
        }
      }
    }
    assertThat(all()).hasSize(1);
    Candidate one = all().getFirst();
    assertThat(one.detection().positions())
        .extracting(Position::frame)
        .containsExactlyElementsOf(
            IntStream.range(0, 150).mapToObj(CandidateServiceTest::frame).toList());
    assertThat(one.status()).isEqualTo(CandidateStatus.REJECTED);
    assertThat(one.detection().firstAlertFrame()).isEqualTo(frame(4));
    assertThat(events.of(Event.CandidateFound.class)).hasSize(1);
  }

  @Test
  void whatNobodyDecidesAboutExpires() {
    candidates.found(List.of(seenIn(0, 4, 200)));
    clock.advance(CandidateService.LASTING);
    candidates.expire();
    assertThat(all()).extracting(Candidate::status).containsExactly(CandidateStatus.NEW);
    clock.advance(Duration.ofMillis(1));
    candidates.expire();
    assertThat(all()).extracting(Candidate::status).containsExactly(CandidateStatus.EXPIRED);
    assertThat(events.of(Event.CandidateUpdated.class)).hasSize(1);
  }
}
