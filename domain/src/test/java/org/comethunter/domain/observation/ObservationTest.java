package org.comethunter.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.comethunter.domain.observation.Tracks.START;
import static org.comethunter.domain.observation.Tracks.mark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

class ObservationTest {

  private static final Instant LATER = START.plusSeconds(60);

  @Test
  void keepsItsMarksInTimeOrderOneForAFrame() {
    Observation begun = Observation.begun(new UUID(1, 2), " A ", Instrument.C3, START);
    Mark late = mark(Instrument.C3, 1, 0, 1, 1);
    Mark early = mark(Instrument.C3, 0, 0, 2, 2);
    Mark moved =
        new Mark(late.frame(), new PixelPosition(1, 2), MarkMethod.CENTROID, late.geometry());

    Observation marked = begun.marked(late, LATER).marked(early, LATER).marked(moved, LATER);

    assertThat(begun.name()).isEqualTo("A");
    assertThat(marked.marks()).containsExactly(early, moved);
    assertThat(marked.version()).isEqualTo(4);
    assertThat(marked.updatedAt()).isEqualTo(LATER);
    assertThat(marked.createdAt()).isEqualTo(START);
    assertThat(marked.unmarked(early.frame(), LATER).marks()).containsExactly(moved);
    assertThat(begun.unmarked(early.frame(), LATER)).isSameAs(begun);
  }

  @Test
  void hasLimits() {
    Observation begun = Observation.begun(new UUID(1, 2), "A", Instrument.C3, START);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i <= Observation.MOST_MARKS; i++) {
      marks.add(mark(Instrument.C3, i, 0, 1, 1));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tracks.observation(Instrument.C3, marks))
        .withMessageContaining("500 marks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> begun.marked(mark(Instrument.C2, 0, 0, 1, 1), LATER))
        .withMessageContaining("is of C2");
    assertThatIllegalArgumentException().isThrownBy(() -> begun.renamed("  ", LATER));
    assertThatIllegalArgumentException().isThrownBy(() -> begun.renamed("a\nb", LATER));
    assertThatIllegalArgumentException().isThrownBy(() -> begun.noted("\u0007", LATER));
    assertThat(begun.renamed("🌠".repeat(80), LATER).name()).hasSize(160);
    assertThat(begun.noted("a\r\nb\rc", LATER).note()).isEqualTo("a\nb\nc");
  }

  @Test
  void aMarkIsInsideItsFrame() {
    for (PixelPosition outside :
        List.of(
            new PixelPosition(-0.51, 5),
            new PixelPosition(1023.5, 5),
            new PixelPosition(5, Double.NaN),
            new PixelPosition(5, Double.POSITIVE_INFINITY))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> mark(Instrument.C3, START, 0, outside))
          .withMessageContaining("outside the frame");
    }
  }
}
