package org.comethunter.persistence.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.domain.instrument.Instrument.C2;
import static org.comethunter.domain.instrument.Instrument.C3;
import static org.comethunter.persistence.contract.Samples.NOON;
import static org.comethunter.persistence.contract.Samples.id;
import static org.comethunter.persistence.contract.Samples.listed;
import static org.comethunter.persistence.contract.Samples.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;

/** The contract of {@link FileMetadataRepository}. */
public abstract class FileMetadataRepositoryContract {

  /** The repository under test, empty. */
  protected abstract FileMetadataRepository files();

  @Test
  void keepsEveryField() {
    FileMetadata bare = listed(id(C2, NOON, 1), NOON);
    FileMetadata full =
        new FileMetadata(
            id(C3, NOON, 2),
            NOON.plusMillis(123),
            18.8123456789,
            512,
            1024,
            "Orange; it's \"quoted\"",
            "+60 Deg",
            "",
            OptionalDouble.of(-179.123456789012),
            Optional.of(NOON.plusSeconds(60)),
            true);
    files().addNew(List.of(bare, full));
    assertThat(files().find(bare.id())).contains(bare);
    assertThat(files().find(full.id())).contains(full);
    assertThat(files().find(id(C3, NOON, 1))).isEmpty();
  }

  @Test
  void keepsTimesToTheMillisecond() {
    FrameId id = id(C3, NOON, 1);
    files().addNew(List.of(listed(id, NOON.plusNanos(1_999_999))));
    assertThat(files().find(id)).contains(listed(id, NOON.plusMillis(1)));
  }

  @Test
  void listsInOrderOfTimeThenOfId() {
    FileMetadata first = listed(id(C3, NOON, 9), NOON);
    FileMetadata second = listed(id(C3, NOON, 3), NOON.plusMillis(1));
    FileMetadata third = listed(id(C3, NOON, 4), NOON.plusMillis(1));
    FileMetadata ofOtherCamera = listed(id(C2, NOON, 5), NOON);
    files().addNew(List.of(third, ofOtherCamera, second, first));
    assertThat(files().find(C3, window("2025-10-17T12:00:00Z", "2025-10-17T13:00:00Z")))
        .containsExactly(first, second, third);
    assertThat(files().find(C3, new TimeWindow(Instant.MIN, Instant.MAX)))
        .containsExactly(first, second, third);
  }

  @Test
  void includesTheWindowsStartAndExcludesItsEnd() {
    FileMetadata file = listed(id(C3, NOON, 1), NOON);
    files().addNew(List.of(file));
    assertThat(files().find(C3, window("2025-10-17T12:00:00Z", "2025-10-17T12:00:00.001Z")))
        .containsExactly(file);
    assertThat(files().find(C3, window("2025-10-17T11:00:00Z", "2025-10-17T12:00:00Z"))).isEmpty();
    assertThat(files().find(C3, window("2025-10-17T12:00:00.001Z", "2025-10-17T13:00:00Z")))
        .isEmpty();
    assertThat(files().find(C3, window("2025-10-17T12:00:00.000001Z", "2025-10-17T13:00:00Z")))
        .isEmpty();
    assertThat(files().find(C3, window("2025-10-17T11:00:00Z", "2025-10-17T12:00:00.000001Z")))
        .containsExactly(file);
  }

  @Test
  void knowsTheNewestObservationOfEachCamera() {
    assertThat(files().newestObservation(C2)).isEmpty();
    files()
        .addNew(
            List.of(
                listed(id(C3, NOON, 2), NOON.plusSeconds(720)),
                listed(id(C3, NOON, 1), NOON),
                listed(id(C2, NOON, 3), NOON.minusSeconds(60))));
    assertThat(files().newestObservation(C3)).contains(NOON.plusSeconds(720));
    assertThat(files().newestObservation(C2)).contains(NOON.minusSeconds(60));
  }

  @Test
  void addsWhatIsNewAndLeavesTheRest() {
    FileMetadata confirmed = listed(id(C3, NOON, 1), NOON).confirmedByHeader(18.9, 512, 512, 180.1);
    assertThat(files().addNew(List.of(confirmed))).isEqualTo(1);
    FileMetadata other = listed(id(C3, NOON, 2), NOON);
    assertThat(files().addNew(List.of(listed(confirmed.id(), NOON), other, other))).isEqualTo(1);
    assertThat(files().addNew(List.of(confirmed, other))).isZero();
    assertThat(files().addNew(List.of())).isZero();
    assertThat(files().find(confirmed.id())).contains(confirmed);
  }

  @Test
  void addsAllOrNone() {
    FileMetadata good = listed(id(C3, NOON, 1), NOON);
    FileMetadata bad = listed(id(C3, NOON, 2), Instant.parse("+10000-01-01T00:00:00Z"));
    assertThatThrownBy(() -> files().addNew(List.of(good, bad)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("+10000-01-01T00:00:00Z");
    assertThat(files().find(good.id())).isEmpty();
  }

  @Test
  void countsEachNewFileOnceInARace() throws Exception {
    List<FileMetadata> day =
        java.util.stream.IntStream.range(0, 50)
            .mapToObj(i -> listed(id(C3, NOON, i), NOON.plusSeconds(i)))
            .toList();
    assertThat(Race.of(4, _ -> files().addNew(day)).stream().mapToInt(added -> added).sum())
        .isEqualTo(50);
  }

  @Test
  void replacesWhatIsStillKnown() {
    FileMetadata before = listed(id(C3, NOON, 1), NOON);
    FileMetadata other = listed(id(C3, NOON, 2), NOON);
    files().addNew(List.of(before, other));
    FileMetadata after =
        new FileMetadata(
            before.id(),
            NOON.plusSeconds(1),
            20,
            256,
            128,
            "Blue",
            "-60 Deg",
            "Special",
            OptionalDouble.of(1),
            Optional.of(NOON),
            true);
    assertThat(files().compareAndSet(before, after)).isTrue();
    assertThat(files().find(before.id())).contains(after);
    assertThat(files().compareAndSet(before, after.modified(NOON.plusSeconds(60)))).isFalse();
    assertThat(files().find(before.id())).contains(after);
    assertThat(files().compareAndSet(after, before)).isTrue();
    assertThat(files().find(before.id())).contains(before);
    assertThat(files().find(other.id())).contains(other);
  }

  @Test
  void replacesNothingWhoseMetadataDiffersInAnyField() {
    FrameId id = id(C3, NOON, 1);
    OptionalDouble roll = OptionalDouble.of(1);
    Optional<Instant> time = Optional.of(NOON);
    FileMetadata known =
        new FileMetadata(id, NOON, 20, 256, 128, "Blue", "Clear", "Normal", roll, time, true);
    files().addNew(List.of(known));
    List<FileMetadata> others =
        List.of(
            new FileMetadata(
                id, NOON.plusMillis(1), 20, 256, 128, "Blue", "Clear", "Normal", roll, time, true),
            new FileMetadata(
                id, NOON, Math.nextUp(20.0), 256, 128, "Blue", "Clear", "Normal", roll, time, true),
            new FileMetadata(id, NOON, 20, 128, 128, "Blue", "Clear", "Normal", roll, time, true),
            new FileMetadata(id, NOON, 20, 256, 256, "Blue", "Clear", "Normal", roll, time, true),
            new FileMetadata(id, NOON, 20, 256, 128, "blue", "Clear", "Normal", roll, time, true),
            new FileMetadata(id, NOON, 20, 256, 128, "Blue", "", "Normal", roll, time, true),
            new FileMetadata(id, NOON, 20, 256, 128, "Blue", "Clear", "Dark", roll, time, true),
            new FileMetadata(
                id,
                NOON,
                20,
                256,
                128,
                "Blue",
                "Clear",
                "Normal",
                OptionalDouble.of(-1),
                time,
                true),
            new FileMetadata(
                id, NOON, 20, 256, 128, "Blue", "Clear", "Normal", roll, Optional.empty(), true),
            new FileMetadata(
                id,
                NOON,
                20,
                256,
                128,
                "Blue",
                "Clear",
                "Normal",
                OptionalDouble.empty(),
                time,
                false));
    assertThat(others)
        .allSatisfy(
            other -> {
              assertThat(files().compareAndSet(other, listed(id, NOON))).isFalse();
              assertThat(files().find(id)).contains(known);
            });
  }

  @Test
  void replacesNoUnknownFileAndNoneByAnother() {
    FileMetadata unknown = listed(id(C3, NOON, 1), NOON);
    assertThat(files().compareAndSet(unknown, unknown.modified(NOON))).isFalse();
    assertThat(files().find(unknown.id())).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files().compareAndSet(unknown, listed(id(C3, NOON, 2), NOON)))
        .withMessageContaining("20251017-c3-2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files().update(unknown.id(), known -> known.modified(NOON)))
        .withMessageContaining("20251017-c3-1");
  }

  @Test
  void losesNoneOfSeveralChangesAtOnce() throws Exception {
    FileMetadata file = listed(id(C3, NOON, 1), NOON);
    files().addNew(List.of(file));
    Race.of(
        4,
        runner -> {
          for (int i = 0; i < 10; i++) {
            files().update(file.id(), FileMetadataRepositoryContract::aMinuteLater);
          }
          return runner;
        });
    assertThat(files().find(file.id()).orElseThrow().modifiedAt())
        .contains(NOON.plusSeconds(40 * 60));
  }

  private static FileMetadata aMinuteLater(FileMetadata known) {
    return known.modified(known.modifiedAt().orElse(NOON).plusSeconds(60));
  }
}
