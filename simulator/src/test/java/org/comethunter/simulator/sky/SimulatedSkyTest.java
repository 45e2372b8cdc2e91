package org.comethunter.simulator.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchivedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedSkyTest {

  private static final LocalDate DAY = LocalDate.of(2025, 10, 17);
  private static final Instant NEXT_NOON = Instant.parse("2025-10-18T12:00:00Z");

  private final SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(42));

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameBytes(Instrument instrument) throws Exception {
    SimulatedSky twin = new SimulatedSky(SimulatedSky.Settings.of(42));
    ArchivedFile file = sky.files(instrument, DAY, NEXT_NOON).get(40);

    assertThat(twin.files(instrument, DAY, NEXT_NOON).get(40)).isEqualTo(file);
    assertThat(sha256(twin.read(file))).isEqualTo(sha256(sky.read(file)));
  }

  /** Guards against a change of the JDK, or of the code, that nobody meant to make. */
  @Test
  void theBytesStayTheSameFromReleaseToRelease() throws Exception {
    assertThat(sha256(sky.read(sky.files(Instrument.C2, DAY, NEXT_NOON).get(40))))
        .isEqualTo("03ff94d5587ab61499a815d02a5662a51979ec399731ababb80f996a270b8e5f");
    assertThat(sha256(sky.read(sky.files(Instrument.C3, DAY, NEXT_NOON).get(40))))
        .isEqualTo("cc7e2b46e91f775544a158c030ea66dbd5ccfbc85ba62af37b36d88f019dd8b5");
  }

  @Test
  void anotherSeedGivesAnotherSky() throws Exception {
    SimulatedSky other = new SimulatedSky(SimulatedSky.Settings.of(43));
    List<ArchivedFile> files = sky.files(Instrument.C2, DAY, NEXT_NOON);
    List<ArchivedFile> others = other.files(Instrument.C2, DAY, NEXT_NOON);

    assertThat(others).doesNotContainAnyElementsOf(files);
    assertThat(sha256(other.read(others.get(0)))).isNotEqualTo(sha256(sky.read(files.get(0))));
  }

  @ParameterizedTest
  @EnumSource
  void aDayHoldsAFrameEveryTwelveMinutesUnderDistinctArchiveNames(Instrument instrument) {
    List<ArchivedFile> files = sky.files(instrument, DAY, NEXT_NOON);

    assertThat(files).hasSize(120);
    assertThat(files).extracting(ArchivedFile::name).doesNotHaveDuplicates();
    assertThat(files)
        .allSatisfy(
            file -> {
              assertThat(FrameId.isFileName(file.name())).isTrue();
              assertThat(file.name()).startsWith(instrument == Instrument.C2 ? "23" : "33");
            });
  }

  @Test
  void aFileIsThereOnlyOnceItHasAppeared() {
    Instant now = Instant.parse("2025-10-17T12:00:00Z");
    List<ArchivedFile> early = sky.files(Instrument.C3, DAY, now);

    assertThat(early)
        .hasSizeBetween(50, 60)
        .isEqualTo(sky.files(Instrument.C3, DAY, NEXT_NOON).subList(0, early.size()))
        .allSatisfy(file -> assertThat(file.modifiedAt()).isBeforeOrEqualTo(now));
    assertThat(sky.files(Instrument.C3, DAY, Instant.parse("2025-10-17T00:10:00Z"))).isEmpty();
  }

  @Test
  void filesAppearInProcessingOrderAndNotQuiteInTimeOrder() {
    List<ArchivedFile> files = sky.files(Instrument.C2, DAY, NEXT_NOON);
    List<String> times = files.stream().map(file -> file.metadataLine().substring(16, 36)).toList();

    assertThat(files).extracting(ArchivedFile::modifiedAt).isSorted();
    assertThat(times).isNotEqualTo(times.stream().sorted().toList());
  }

  @Test
  void thereAreNoFramesBeforeTheFirstDay() {
    SimulatedSky young = new SimulatedSky(SimulatedSky.Settings.of(42).withFirstDay(DAY));

    assertThat(young.files(Instrument.C2, DAY.minusDays(1), NEXT_NOON)).isEmpty();
    assertThat(young.files(Instrument.C2, DAY, NEXT_NOON)).hasSize(120);
  }

  @Test
  void cadenceAndDelayCanBeChosen() {
    SimulatedSky quick =
        new SimulatedSky(
            SimulatedSky.Settings.of(42)
                .withCadence(Duration.ofMinutes(30))
                .withDelay(Duration.ofHours(2)));

    assertThat(quick.files(Instrument.C2, DAY, NEXT_NOON)).hasSize(48);
    assertThat(quick.files(Instrument.C2, DAY, Instant.parse("2025-10-17T02:00:00Z"))).isEmpty();
  }

  @Test
  void aChangedCallersCopyChangesNoLaterRead() throws IOException {
    ArchivedFile file = sky.files(Instrument.C2, DAY, NEXT_NOON).get(0);
    byte[] first = sky.read(file);
    byte kept = first[0];
    first[0] = 0;

    assertThat(sky.read(file)[0]).isEqualTo(kept);
    assertThat(file.length()).isEqualTo(first.length);
  }

  @Test
  void anUnknownFileIsRefused() {
    ArchivedFile file = sky.files(Instrument.C2, DAY, NEXT_NOON).get(0);
    ArchivedFile stranger =
        new ArchivedFile(
            file.day().plusDays(1),
            file.instrument(),
            file.name(),
            file.metadataLine(),
            file.length(),
            file.modifiedAt(),
            file.version());

    assertThatThrownBy(() -> sky.read(stranger)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    SimulatedSky.Settings settings = SimulatedSky.Settings.of(1);

    assertThatThrownBy(() -> settings.withCadence(Duration.ofSeconds(59)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withDelay(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withCometSnr(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withCometInterval(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
