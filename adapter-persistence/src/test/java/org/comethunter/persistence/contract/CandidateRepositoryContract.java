package org.comethunter.persistence.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.comethunter.application.port.CandidateRepository;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.candidate.CandidateStatus;
import org.comethunter.domain.candidate.RejectionReason;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.sungrazer.GroupGuess;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;

/** What every repository of candidates does. */
public abstract class CandidateRepositoryContract {
  private static final Instant NOON = Instant.parse("2025-10-17T12:00:00.123Z");
  private static final Set<CandidateStatus> ALL = EnumSet.allOf(CandidateStatus.class);

  /** The repository under test, empty. */
  protected abstract CandidateRepository candidates();

  private static Detection detection(
      Instrument camera, double score, int hour, Optional<GroupGuess> group) {
    List<Position> positions =
        IntStream.range(0, 5)
            .mapToObj(
                i -> {
                  Instant time = NOON.plusSeconds(3600L * hour + 720L * i);
                  return new Position(
                      Samples.id(camera, time, 100 * hour + i),
                      new FrameGeometry(time, 1024, 1024, -4.7, 516.3, 529.4, 56.0 / 3),
                      new PixelPosition(300 + i / 3.0, 400 - i),
                      i == 2 ? Float.NaN : 4.25f + i);
                })
            .toList();
    return new Detection(
        camera,
        score,
        221.5,
        group,
        positions.getLast().frame(),
        positions,
        new Evidence(4, 0.41, 9.9, 4.1, 0.08, 0.71, 0.9, 0.1, 88.2, 9.4, true, 0.25, -0.97));
  }

  private Candidate added(Instrument camera, double score, int hour) {
    Candidate candidate =
        Candidate.found(
            UUID.randomUUID(),
            detection(camera, score, hour, Optional.empty()),
            NOON.plusSeconds(3600L * hour));
    assertThat(candidates().add(candidate)).isTrue();
    return candidate;
  }

  private static CandidateQuery query(Set<CandidateStatus> statuses, int limit) {
    return new CandidateQuery(
        statuses, Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }

  @Test
  void keepsEveryFieldThroughItsLife() {
    GroupGuess guess = new GroupGuess(SungrazerGroup.KRACHT_II, 0.7, "It suits.");
    Candidate found =
        Candidate.found(
            UUID.randomUUID(), detection(Instrument.C2, 2 / 3.0, 0, Optional.of(guess)), NOON);
    assertThat(candidates().add(found)).isTrue();
    assertThat(candidates().find(found.id())).contains(found);
    assertThat(candidates().add(found)).as("a second time").isFalse();

    Candidate more =
        found.seenAgain(detection(Instrument.C2, 0.9, 0, Optional.empty()), NOON.plusSeconds(9));
    assertThat(candidates().compareAndSet(found, more)).isTrue();
    assertThat(candidates().compareAndSet(found, more)).as("it is another by now").isFalse();
    assertThat(candidates().find(found.id())).contains(more);

    Candidate rejected = more.rejected(RejectionReason.COSMIC_RAYS, NOON.plusSeconds(10));
    assertThat(candidates().compareAndSet(more, rejected)).isTrue();
    assertThat(candidates().find(found.id())).contains(rejected);
  }

  /** Candidates that were kept before all was asked for stay as they are. */
  @Test
  void keepsWhatIsNotKnown() {
    double unknown = Double.NaN;
    Evidence little =
        new Evidence(
            4, 0.41, 9.9, 4.1, unknown, unknown, unknown, unknown, 88.2, unknown, false, unknown,
            unknown);
    Detection some = detection(Instrument.C2, 0.9, 0, Optional.empty());
    Detection detection =
        new Detection(
            some.camera(),
            some.score(),
            some.positionAngleDegrees(),
            some.group(),
            some.firstAlertFrame(),
            some.positions(),
            little);
    Candidate found = Candidate.found(UUID.randomUUID(), detection, NOON);
    assertThat(candidates().add(found)).isTrue();
    assertThat(candidates().find(found.id())).contains(found);
  }

  @Test
  void keepsWhoseMarksAConfirmedOneHas() {
    Candidate found = added(Instrument.C3, 0.8, 0);
    Candidate confirmed = found.confirmed(UUID.randomUUID(), NOON.plusSeconds(10));
    assertThat(candidates().compareAndSet(found, confirmed)).isTrue();
    assertThat(candidates().find(found.id())).contains(confirmed);
  }

  @Test
  void listsTheBestFirstPageByPage() {
    Candidate good = added(Instrument.C2, 0.7, 0);
    Candidate best = added(Instrument.C3, 0.9, 1);
    Candidate weak = added(Instrument.C2, 0.5, 2);
    Candidate rejected = weak.rejected(RejectionReason.NOISE, NOON);
    candidates().compareAndSet(weak, rejected);

    assertThat(candidates().list(query(ALL, 9))).containsExactly(best, good, rejected);
    assertThat(candidates().list(query(EnumSet.of(CandidateStatus.NEW), 9)))
        .containsExactly(best, good);
    assertThat(candidates().list(query(ALL, 1))).containsExactly(best);
    CandidateQuery.Place place = new CandidateQuery.Place(0.9, best.id());
    assertThat(
            candidates()
                .list(
                    new CandidateQuery(
                        ALL, Optional.empty(), Optional.empty(), Optional.of(place), 1)))
        .containsExactly(good);
  }

  @Test
  void listsThoseOfACameraThatWereSeenInAWindow() {
    Candidate early = added(Instrument.C2, 0.7, 0);
    Candidate late = added(Instrument.C2, 0.9, 3);
    added(Instrument.C3, 0.8, 0);
    TimeWindow window =
        new TimeWindow(NOON.plusSeconds(2879), NOON.plusSeconds(3 * 3600).minusMillis(1));
    CandidateQuery query =
        new CandidateQuery(
            ALL, Optional.of(Instrument.C2), Optional.of(window), Optional.empty(), 9);
    assertThat(candidates().list(query)).containsExactly(early);
    assertThat(candidates().seenSince(Instrument.C2, NOON.plusSeconds(2880))).contains(early, late);
    assertThat(candidates().seenSince(Instrument.C2, NOON.plusSeconds(2881))).containsExactly(late);
  }

  @Test
  void knowsWhatNobodyDecidedAbout() {
    Candidate old = added(Instrument.C2, 0.7, 0);
    Candidate decided = added(Instrument.C2, 0.9, 0);
    candidates().compareAndSet(decided, decided.expired(NOON));
    added(Instrument.C3, 0.8, 5);
    assertThat(candidates().undecidedBefore(NOON.plusMillis(1))).containsExactly(old);
  }
}
