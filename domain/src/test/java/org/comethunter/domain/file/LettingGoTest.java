package org.comethunter.domain.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

class LettingGoTest {
  private static final Instant NOON = Instant.parse("2025-10-17T12:00:00Z");
  private static final StoredFile RAW = new StoredFile(2_000, "0".repeat(64));
  private static final StoredFile PICTURE = new StoredFile(600, "1".repeat(64));
  private static final ProcessedFile READY =
      ProcessedFile.discovered(
              new FrameId(LocalDate.of(2025, 10, 17), Instrument.C3, "33862837"), NOON)
          .beginDownload(NOON)
          .downloaded(RAW, Optional.empty())
          .ready();
  private static final ProcessedFile FRAME = READY.beginProcessing(NOON).processed(PICTURE);

  @Test
  void whatIsKnownOfAFileThatWasLetGoStaysKnown() {
    ProcessedFile gone = FRAME.rawLetGo(NOON).pictureLetGo(NOON.plusSeconds(1));

    assertThat(gone.status()).isEqualTo(FileStatus.PROCESSED);
    assertThat(gone.raw()).contains(RAW);
    assertThat(gone.picture()).contains(PICTURE);
    assertThat(gone.lettingGo().rawAt()).contains(NOON);
    assertThat(gone.lettingGo().pictureAt()).contains(NOON.plusSeconds(1));
    assertThat(gone.lettingGo().isAnything()).isTrue();
  }

  @Test
  void onlyFilesThatAreDoneWithAreLetGo() {
    assertThatThrownBy(() -> READY.rawLetGo(NOON)).isInstanceOf(IllegalTransitionException.class);
    ProcessedFile skipped =
        ProcessedFile.discovered(READY.id(), NOON)
            .beginDownload(NOON)
            .downloaded(RAW, Optional.empty())
            .skipped("Polarised.");
    assertThat(skipped.rawLetGo(NOON).reason()).contains("Polarised.");
    assertThatThrownBy(() -> skipped.pictureLetGo(NOON))
        .isInstanceOf(IllegalTransitionException.class);
  }

  @Test
  void whoAsksForARawFileHasItFetched() {
    ProcessedFile asked = FRAME.rawLetGo(NOON).broughtBack(NOON.plus(Duration.ofDays(1)));

    assertThat(asked.status()).isEqualTo(FileStatus.DOWNLOADING_FAILED);
    assertThat(asked.lettingGo().isAnything()).isFalse();
    assertThat(asked.lettingGo().askedForAt()).contains(NOON.plus(Duration.ofDays(1)));
    ProcessedFile again =
        asked
            .beginDownload(NOON)
            .downloaded(RAW, Optional.empty())
            .ready()
            .beginProcessing(NOON)
            .processed(PICTURE);
    assertThat(again.lettingGo().askedForAt()).isPresent();
  }

  @Test
  void whoAsksForAPictureHasItMade() {
    ProcessedFile asked = FRAME.pictureLetGo(NOON).broughtBack(NOON);

    assertThat(asked.status()).isEqualTo(FileStatus.PROCESSING_FAILED);
    assertThat(asked.lettingGo().isAnything()).isFalse();
    assertThatThrownBy(() -> FRAME.broughtBack(NOON))
        .isInstanceOf(IllegalTransitionException.class);
  }

  @Test
  void aFileThatIsFetchedAgainIsToldFromADamagedOne() {
    ProcessedFile again = FRAME.fetchAgain("The raw file is not as it was recorded.");

    assertThat(again.status()).isEqualTo(FileStatus.DOWNLOADING_FAILED);
    assertThat(again.raw()).contains(RAW);
    assertThat(again.picture()).isEmpty();
    assertThatThrownBy(() -> READY.beginProcessing(NOON).fetchAgain("why"))
        .isInstanceOf(IllegalTransitionException.class);
  }

  @Test
  void aBetterFileOfTheArchiveTakesThePlaceOfWhatWasLetGo() {
    ProcessedFile lost = FRAME.rawLetGo(NOON).pictureLetGo(NOON).pictureLost("Replaced.");
    assertThat(lost.lettingGo().pictureAt()).isEmpty();
    assertThat(lost.replaced(RAW, Optional.empty()).lettingGo()).isEqualTo(LettingGo.NOTHING);
  }
}
