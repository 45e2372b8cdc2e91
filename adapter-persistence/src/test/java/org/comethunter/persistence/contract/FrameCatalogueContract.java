package org.comethunter.persistence.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.domain.instrument.Instrument.C2;
import static org.comethunter.domain.instrument.Instrument.C3;
import static org.comethunter.persistence.contract.Samples.NOON;
import static org.comethunter.persistence.contract.Samples.id;
import static org.comethunter.persistence.contract.Samples.listed;
import static org.comethunter.persistence.contract.Samples.processed;
import static org.comethunter.persistence.contract.Samples.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.frame.FrameQuery.Place;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;

/** The contract of {@link FrameCatalogue}. */
public abstract class FrameCatalogueContract {

  private static final Optional<Instrument> BOTH = Optional.empty();
  private static final Optional<TimeWindow> ALWAYS = Optional.empty();
  private static final Optional<Place> BEGINNING = Optional.empty();

  /** The catalogue under test, empty. */
  protected abstract FrameCatalogue frames();

  /** Where the catalogue's files are kept. */
  protected abstract ProcessedFileRepository files();

  /** Where the metadata of its files is kept. */
  protected abstract FileMetadataRepository metadata();

  private FrameEntry frame(Instrument camera, int counter, Instant observedAt) {
    FrameId id = id(camera, observedAt, counter);
    FileMetadata known =
        listed(id, observedAt).confirmedByHeader(18.1, 512, 256, -0.25).modified(observedAt);
    ProcessedFile file = processed(id, observedAt);
    metadata().addNew(List.of(known));
    files().addNew(List.of(file));
    return new FrameEntry(known, file);
  }

  @Test
  void givesEveryFieldOfProcessedFilesOnly() {
    FrameEntry frame = frame(C3, 1, NOON);
    FrameId raw = id(C3, NOON, 2);
    metadata().addNew(List.of(listed(raw, NOON)));
    files().addNew(List.of(ProcessedFile.discovered(raw, NOON)));

    assertThat(frames().find(frame.id())).contains(frame);
    assertThat(frames().find(raw)).isEmpty();
    assertThat(frames().find(id(C2, NOON, 1))).isEmpty();
    assertThat(frames().list(new FrameQuery(BOTH, ALWAYS, BEGINNING, 10))).containsExactly(frame);

    files().compareAndSet(frame.file(), frame.file().pictureLost("gone"));
    assertThat(frames().find(frame.id())).isEmpty();
    assertThat(frames().list(new FrameQuery(BOTH, ALWAYS, BEGINNING, 10))).isEmpty();
  }

  /** Texts that come from elsewhere: separators, escapes, line ends, nothing, beyond the BMP. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u001f",
          "a\u001fb",
          "\u001f\u001f",
          "\u001b",
          "\u001b1",
          "\u001b\u001f0",
          "\u001e",
          "\u0010",
          "a\nb\tc\"'",
          "é\uD83C\uDF1E");

  private static final List<Double> REALS =
      List.of(
          0.0,
          0.1,
          18.099999999999998,
          Math.nextUp(18.1),
          Math.nextDown(18.1),
          1 / 3.0,
          1e-300,
          1.0E22,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          Double.POSITIVE_INFINITY);

  @Test
  void listsExactlyWhatItFindsWhateverTheTextsHold() {
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      add(i, OptionalDouble.empty(), 19.1, text, "Clear", "Normal");
      add(100 + i, OptionalDouble.empty(), 19.1, "Orange", text, "Normal");
      add(200 + i, OptionalDouble.empty(), 19.1, "Orange", "Clear", text);
      add(300 + i, OptionalDouble.empty(), 19.1, text, text, text);
    }
    listsWhatItFinds(4 * TEXTS.size());
    assertThat(all().stream().map(frame -> frame.metadata().filter())).containsAll(TEXTS);
  }

  @Test
  void listsExactlyWhatItFindsWhateverTheNumbersAre() {
    for (int i = 0; i < REALS.size(); i++) {
      double real = REALS.get(i);
      add(i, OptionalDouble.of(real), real, "Clear", "Clear", "Normal");
      add(100 + i, OptionalDouble.of(-real), real, "Clear", "Clear", "Normal");
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (int i = 0; i < 1000; i++) {
      double exposure = Math.abs(Double.longBitsToDouble(random.nextLong()));
      add(
          1000 + i,
          OptionalDouble.of(random.nextDouble(-360, 360)),
          Double.isNaN(exposure) ? 1 : exposure,
          "Clear",
          "Clear",
          "Normal");
    }
    listsWhatItFinds(2 * REALS.size() + 1000);
  }

  private void add(
      int counter,
      OptionalDouble roll,
      double exposure,
      String filter,
      String polarizer,
      String program) {
    FrameId id = id(C3, NOON, counter);
    Instant time = NOON.plusMillis(counter);
    metadata()
        .addNew(
            List.of(
                new FileMetadata(
                    id,
                    time,
                    exposure,
                    512,
                    256,
                    filter,
                    polarizer,
                    program,
                    roll,
                    Optional.empty(),
                    false)));
    files().addNew(List.of(processed(id, time)));
  }

  private List<FrameEntry> all() {
    return frames().list(new FrameQuery(BOTH, ALWAYS, BEGINNING, 5000));
  }

  private void listsWhatItFinds(int count) {
    List<FrameEntry> listed = all();
    assertThat(listed).hasSize(count);
    assertThat(listed)
        .allSatisfy(
            frame -> {
              assertThat(frames().find(frame.id())).contains(frame);
              assertThat(metadata().find(frame.id())).contains(frame.metadata());
            });
  }

  @Test
  void listsInOrderOfTimeThenOfIdForOneCameraOrBoth() {
    FrameEntry third = frame(C3, 1, NOON.plusMillis(1));
    FrameEntry second = frame(C3, 2, NOON);
    FrameEntry first = frame(C2, 9, NOON);
    FrameEntry fourth = frame(C3, 3, NOON.plusMillis(1));
    assertThat(frames().list(new FrameQuery(BOTH, ALWAYS, BEGINNING, 10)))
        .containsExactly(first, second, third, fourth);
    assertThat(frames().list(new FrameQuery(Optional.of(C3), ALWAYS, BEGINNING, 10)))
        .containsExactly(second, third, fourth);
    assertThat(frames().list(new FrameQuery(Optional.of(C3), ALWAYS, BEGINNING, 2)))
        .containsExactly(second, third);
  }

  @Test
  void includesTheWindowsStartAndExcludesItsEnd() {
    FrameEntry frame = frame(C3, 1, NOON);
    assertThat(in(window("2025-10-17T12:00:00Z", "2025-10-17T12:00:00.001Z")))
        .containsExactly(frame);
    assertThat(in(window("2025-10-17T11:00:00Z", "2025-10-17T12:00:00Z"))).isEmpty();
    assertThat(in(window("2025-10-17T12:00:00.001Z", "2025-10-17T13:00:00Z"))).isEmpty();
    assertThat(in(window("2025-10-17T12:00:00.000001Z", "2025-10-17T13:00:00Z"))).isEmpty();
    assertThat(in(new TimeWindow(Instant.MIN, Instant.MAX))).containsExactly(frame);
  }

  private List<FrameEntry> in(TimeWindow window) {
    return frames().list(new FrameQuery(BOTH, Optional.of(window), BEGINNING, 10));
  }

  @Test
  void countsWhatThePagesAreMadeOf() {
    FrameEntry first = frame(C2, 1, NOON);
    frame(C3, 2, NOON.plusSeconds(1));
    frame(C3, 3, NOON.plusSeconds(2));
    Optional<Place> late = Optional.of(new Place(NOON.plusSeconds(9), first.id()));
    assertThat(frames().count(new FrameQuery(BOTH, ALWAYS, BEGINNING, 1))).isEqualTo(3);
    assertThat(frames().count(new FrameQuery(BOTH, ALWAYS, late, 1))).isEqualTo(3);
    assertThat(frames().count(new FrameQuery(Optional.of(C3), ALWAYS, BEGINNING, 1))).isEqualTo(2);
    Optional<TimeWindow> second =
        Optional.of(new TimeWindow(NOON.plusSeconds(1), NOON.plusSeconds(2)));
    assertThat(frames().count(new FrameQuery(BOTH, second, BEGINNING, 1))).isEqualTo(1);
  }

  @Test
  void goesOnAfterAPageWithoutGapsOrDoubles() {
    List<FrameEntry> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(frame(i % 2 == 0 ? C2 : C3, 10 + i, NOON.plusMillis(i / 6)));
    }
    List<FrameEntry> expected = frames().list(new FrameQuery(BOTH, ALWAYS, BEGINNING, 100));
    assertThat(expected).containsExactlyInAnyOrderElementsOf(all);

    List<FrameEntry> paged = new ArrayList<>();
    Optional<Place> after = BEGINNING;
    List<FrameEntry> page;
    do {
      page = frames().list(new FrameQuery(BOTH, ALWAYS, after, 7));
      paged.addAll(page);
      after = after(page);
    } while (page.size() == 7);
    assertThat(paged).isEqualTo(expected);
  }

  private static Optional<Place> after(List<FrameEntry> page) {
    return page.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(page.getLast().file().observedAt(), page.getLast().id()));
  }

  @Test
  void takesThePlaceOrTheWindowWhicheverIsLater() {
    FrameEntry first = frame(C3, 1, NOON);
    FrameEntry second = frame(C3, 2, NOON.plusSeconds(1));
    FrameEntry third = frame(C3, 3, NOON.plusSeconds(2));
    Optional<TimeWindow> fromSecond =
        Optional.of(new TimeWindow(NOON.plusSeconds(1), NOON.plusSeconds(9)));
    Place afterFirst = new Place(NOON, first.id());
    Place afterSecond = new Place(NOON.plusSeconds(1), second.id());
    Place afterAll = new Place(Instant.MAX, third.id());
    Place beforeAll = new Place(Instant.MIN, third.id());
    assertThat(frames().list(new FrameQuery(BOTH, fromSecond, Optional.of(afterFirst), 9)))
        .containsExactly(second, third);
    assertThat(frames().list(new FrameQuery(BOTH, fromSecond, Optional.of(afterSecond), 9)))
        .containsExactly(third);
    assertThat(frames().list(new FrameQuery(BOTH, fromSecond, Optional.of(afterAll), 9))).isEmpty();
    assertThat(frames().list(new FrameQuery(BOTH, fromSecond, Optional.of(beforeAll), 9)))
        .containsExactly(second, third);
  }

  @Test
  void goesOnAfterAPlaceBetweenTwoMilliseconds() {
    FrameEntry before = frame(C3, 2, NOON);
    FrameEntry after = frame(C3, 1, NOON.plusMillis(1));
    Place between = new Place(NOON.plusNanos(500), before.id());
    assertThat(frames().list(new FrameQuery(BOTH, ALWAYS, Optional.of(between), 9)))
        .containsExactly(after);
  }
}
