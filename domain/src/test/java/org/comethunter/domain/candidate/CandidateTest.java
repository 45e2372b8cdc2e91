package org.comethunter.domain.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

class CandidateTest {
  private static final Instant NOW = Instant.parse("2025-03-10T12:00:00.123456Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final Candidate found = Candidate.found(UUID.randomUUID(), seenIn(5, 5), NOW);

  private static FrameId frame(int number) {
    return FrameId.ofFile(
        LocalDate.of(2025, 3, 10), Instrument.C2, "2281%04d.fts".formatted(number));
  }

  private static Detection seenIn(int frames, int alert) {
    List<Position> positions =
        IntStream.range(0, frames)
            .mapToObj(
                i ->
                    new Position(
                        frame(i),
                        new FrameGeometry(NOW.plusSeconds(720L * i), 1024, 1024, 0, 512, 506, 11.9),
                        new PixelPosition(100 + 10 * i, 200),
                        5))
            .toList();
    return new Detection(
        Instrument.C2,
        0.8,
        90,
        Optional.empty(),
        frame(alert),
        positions,
        new Evidence(frames, 0.3, 10, 5, 0.08, 0.71, 1, 0, 50, 9.4, false, 0.25, -0.97));
  }

  @Test
  void isNewAtFirst() {
    assertThat(found.status()).isEqualTo(CandidateStatus.NEW);
    assertThat(found.version()).isEqualTo(1);
    assertThat(found.foundAt()).isEqualTo("2025-03-10T12:00:00.123Z");
  }

  @Test
  void keepsWhenItWasFirstToldOfWhenMoreIsKnown() {
    Candidate again = found.seenAgain(seenIn(9, 9), LATER);
    assertThat(again.detection().positions()).hasSize(9);
    assertThat(again.detection().firstAlertFrame()).isEqualTo(frame(5));
    assertThat(again.version()).isEqualTo(2);
    assertThat(again.foundAt()).isEqualTo(found.foundAt());
    assertThat(again.updatedAt()).isEqualTo(LATER.truncatedTo(ChronoUnit.MILLIS));
    assertThat(again.seenAgain(seenIn(9, 7), LATER)).isSameAs(again);
    assertThat(again.seenAgain(seenIn(8, 8), LATER)).isSameAs(again);
  }

  @Test
  void isDecidedAboutOnce() {
    UUID marks = UUID.randomUUID();
    List<Candidate> decided =
        List.of(
            found.confirmed(marks, LATER),
            found.rejected(RejectionReason.STAR, LATER),
            found.expired(LATER));
    assertThat(decided)
        .extracting(Candidate::status)
        .containsExactly(
            CandidateStatus.CONFIRMED, CandidateStatus.REJECTED, CandidateStatus.EXPIRED);
    assertThat(decided.get(0).observation()).contains(marks);
    assertThat(decided.get(1).reason()).contains(RejectionReason.STAR);
    for (Candidate each : decided) {
      assertThat(each.version()).isEqualTo(2);
      assertThat(each.seenAgain(seenIn(4, 9), LATER)).isSameAs(each);
      Candidate followed = each.seenAgain(seenIn(9, 9), LATER.plusSeconds(1));
      assertThat(followed)
          .usingRecursiveComparison()
          .ignoringFields("detection", "version")
          .isEqualTo(each);
      assertThat(followed.detection()).isEqualTo(each.detection().with(seenIn(9, 9).positions()));
      assertThat(followed.version()).isEqualTo(3);
      assertThatThrownBy(() -> each.confirmed(marks, LATER))
          .isInstanceOf(IllegalDecisionException.class)
          .hasMessageContaining(each.id().toString())
          .hasMessageContaining("is " + each.status());
      assertThatThrownBy(() -> each.rejected(RejectionReason.OTHER, LATER))
          .isInstanceOf(IllegalDecisionException.class);
      assertThatThrownBy(() -> each.expired(LATER)).isInstanceOf(IllegalDecisionException.class);
    }
  }

  @Test
  void aReasonBelongsToARejectedOne() {
    assertThatThrownBy(
            () ->
                new Candidate(
                    found.id(),
                    found.detection(),
                    CandidateStatus.NEW,
                    Optional.of(RejectionReason.STAR),
                    Optional.empty(),
                    NOW,
                    NOW,
                    1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
