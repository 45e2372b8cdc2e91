package org.comethunter.persistence.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.application.port.ObservationRepository.Change;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.MarkMethod;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.ObservationQuery;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;

/** What every repository of observations does. */
public abstract class ObservationRepositoryContract {

  private static final Instant NOON = Instant.parse("2025-10-17T12:00:00.123Z");

  /** The repository under test, empty. */
  protected abstract ObservationRepository observations();

  private static Mark mark(Instrument camera, Instant time, int counter, double column) {
    return new Mark(
        Samples.id(camera, time, counter),
        new PixelPosition(column, 1.0 / 3),
        counter % 2 == 0 ? MarkMethod.CENTROID : MarkMethod.PIXEL,
        new FrameGeometry(time, 1024, 512, -179.98, 516.3, 529.4, 56.0 / 3));
  }

  private Observation added(Instrument camera, String name, long secondsAfterNoon, Mark... marks) {
    Instant time = NOON.plusSeconds(secondsAfterNoon);
    Observation observation =
        new Observation(
            UUID.randomUUID(), name, camera, Optional.empty(), "", time, time, 1, List.of(marks));
    assertThat(observations().change(List.of(Change.added(observation)))).isTrue();
    return observation;
  }

  private static ObservationQuery query(
      Optional<Instrument> camera, Optional<TimeWindow> window, int limit) {
    return new ObservationQuery(camera, window, Optional.empty(), limit);
  }

  @Test
  void keepsEveryFieldThroughItsLife() {
    Observation begun = added(Instrument.C3, "ä \uD83C\uDF20", 0);
    assertThat(observations().find(begun.id())).contains(begun);

    Mark first = mark(Instrument.C3, NOON, 1, -0.5);
    Mark second = mark(Instrument.C3, NOON.plusSeconds(720), 2, 1023.25);
    Observation after =
        begun
            .marked(second, NOON.plusSeconds(5))
            .marked(first, NOON.plusSeconds(6))
            .grouped(Optional.of(SungrazerGroup.KRACHT_II), NOON.plusSeconds(7))
            .noted("one\n\ttwo", NOON.plusSeconds(8))
            .renamed("B", NOON.plusSeconds(9));
    assertThat(observations().change(List.of(Change.replaced(begun, after)))).isTrue();
    assertThat(observations().find(begun.id())).contains(after);

    Mark moved = new Mark(first.frame(), second.position(), first.method(), first.geometry());
    Observation last = after.unmarked(second.frame(), NOON).marked(moved, NOON);
    assertThat(observations().change(List.of(Change.replaced(after, last)))).isTrue();
    assertThat(observations().find(begun.id())).contains(last);

    assertThat(observations().change(List.of(Change.removed(last)))).isTrue();
    assertThat(observations().find(begun.id())).isEmpty();
    assertThat(observations().change(List.of(Change.added(begun)))).isTrue();
    assertThat(observations().find(begun.id())).as("its marks are gone, too").contains(begun);
  }

  @Test
  void changesWhatIsAsItWasFoundOnly() {
    Observation begun = added(Instrument.C3, "A", 0);
    Observation after = begun.renamed("B", NOON);
    assertThat(observations().change(List.of(Change.replaced(begun, after)))).isTrue();

    assertThat(observations().change(List.of(Change.replaced(begun, begun.renamed("C", NOON)))))
        .isFalse();
    assertThat(observations().change(List.of(Change.removed(begun)))).isFalse();
    assertThat(observations().change(List.of(Change.added(begun)))).isFalse();
    assertThat(observations().find(begun.id())).contains(after);
    Observation never = Observation.begun(UUID.randomUUID(), "X", Instrument.C2, NOON);
    assertThat(observations().change(List.of(Change.removed(never)))).isFalse();
  }

  @Test
  void makesAllChangesOrNone() {
    Observation one = added(Instrument.C3, "A", 0);
    Observation two = added(Instrument.C3, "B", 1);
    Observation three = Observation.begun(UUID.randomUUID(), "C", Instrument.C2, NOON);
    Observation old = two.renamed("old", NOON);

    assertThat(
            observations()
                .change(
                    List.of(
                        Change.removed(one),
                        Change.added(three),
                        Change.replaced(old, old.renamed("new", NOON)))))
        .isFalse();
    assertThat(observations().find(one.id())).contains(one);
    assertThat(observations().find(three.id())).isEmpty();

    assertThat(observations().change(List.of(Change.removed(one), Change.added(three)))).isTrue();
    assertThat(observations().list(query(Optional.empty(), Optional.empty(), 9)))
        .containsExactly(three, two);
    assertThat(observations().change(List.of())).isTrue();
  }

  @Test
  void ofManyThatChangeTheSameOneSucceeds() throws Exception {
    Observation begun = added(Instrument.C3, "A", 0);
    List<Boolean> done =
        Race.of(
            8,
            number ->
                observations()
                    .change(
                        List.of(
                            Change.replaced(
                                begun,
                                begun.marked(mark(Instrument.C3, NOON, number, number), NOON)))));
    assertThat(done).containsOnlyOnce(true);
    assertThat(observations().find(begun.id()).orElseThrow().marks()).hasSize(1);
  }

  @Test
  void listsThemPageByPageWithAllTheirMarks() {
    Observation one =
        added(
            Instrument.C3,
            "A",
            5,
            mark(Instrument.C3, NOON, 1, 1),
            mark(Instrument.C3, NOON.plusSeconds(60), 2, 2));
    Observation two = added(Instrument.C2, "A", 5);
    Observation three = added(Instrument.C3, "B", 6, mark(Instrument.C3, NOON, 1, 3));
    List<Observation> expected = new ArrayList<>(List.of(one, two));
    expected.sort((a, b) -> a.id().toString().compareTo(b.id().toString()));
    expected.add(three);

    List<Observation> paged = new ArrayList<>();
    Optional<ObservationQuery.Place> place = Optional.empty();
    for (int i = 0; i < 3; i++) {
      List<Observation> page =
          observations().list(new ObservationQuery(Optional.empty(), Optional.empty(), place, 1));
      paged.addAll(page);
      place =
          Optional.of(new ObservationQuery.Place(page.getLast().createdAt(), page.getLast().id()));
    }
    assertThat(paged).isEqualTo(expected);
    assertThat(
            observations().list(new ObservationQuery(Optional.empty(), Optional.empty(), place, 1)))
        .isEmpty();
    assertThat(observations().list(query(Optional.of(Instrument.C3), Optional.empty(), 9)))
        .containsExactly(one, three);
    assertThat(observations().names(Instrument.C3)).containsExactlyInAnyOrder("A", "B");
    assertThat(observations().names(Instrument.C2)).containsExactly("A");
  }

  @Test
  void aWindowHoldsThoseMarkedInItAndThoseWithoutAMark() {
    Observation in =
        added(
            Instrument.C3,
            "in",
            0,
            mark(Instrument.C3, NOON.minusSeconds(3600), 1, 1),
            mark(Instrument.C3, NOON, 2, 2));
    added(Instrument.C3, "before", 1, mark(Instrument.C3, NOON.minusMillis(1), 1, 1));
    added(Instrument.C3, "after", 2, mark(Instrument.C3, NOON.plusSeconds(60), 1, 1));
    added(
        Instrument.C3,
        "around",
        3,
        mark(Instrument.C3, NOON.minusMillis(1), 1, 1),
        mark(Instrument.C3, NOON.plusSeconds(60), 2, 1));
    Observation none = added(Instrument.C3, "none", 4);

    TimeWindow window = new TimeWindow(NOON, NOON.plusSeconds(60));
    assertThat(observations().list(query(Optional.empty(), Optional.of(window), 9)))
        .containsExactly(in, none);
  }
}
