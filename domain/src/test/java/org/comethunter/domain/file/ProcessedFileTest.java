package org.comethunter.domain.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessedFileTest {
  private static final Instant NOW = Instant.parse("2025-10-17T12:00:00Z");
  private static final RetryPolicy THREE =
      new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ofMinutes(5));
  private static final StoredFile RAW = new StoredFile(2880, "a".repeat(64));
  private static final StoredFile PICTURE = new StoredFile(99, "b".repeat(64));

  private static ProcessedFile discovered() {
    FrameId id = FrameId.ofFile(LocalDate.of(2025, 10, 17), Instrument.C3, "33862837.fts");
    return ProcessedFile.discovered(id, NOW.minusSeconds(3600));
  }

  /** One file in every state, each reached by events alone. */
  private static Map<FileStatus, ProcessedFile> inEveryState() {
    ProcessedFile downloading = discovered().beginDownload(NOW);
    ProcessedFile downloaded = downloading.downloaded(RAW, Optional.of(NOW));
    ProcessedFile processing = downloaded.ready().beginProcessing(NOW);
    RetryPolicy once = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5));
    Map<FileStatus, ProcessedFile> files = new EnumMap<>(FileStatus.class);
    Stream.of(
            discovered(),
            downloading,
            downloading.downloadFailed("broke off", THREE),
            downloading.downloadFailed("broke off", once),
            downloaded,
            downloaded.ready(),
            downloaded.skipped("polarised"),
            processing,
            processing.processingFailed("no memory", THREE),
            processing.processingFailed("no memory", once),
            processing.processed(PICTURE))
        .forEach(file -> files.put(file.status(), file));
    return files;
  }

  private static Map<FileStatus, UnaryOperator<ProcessedFile>> eventsLeadingTo(FileStatus from) {
    Map<FileStatus, UnaryOperator<ProcessedFile>> events = new LinkedHashMap<>();
    events.put(FileStatus.DOWNLOADING, file -> file.beginDownload(NOW));
    events.put(FileStatus.DOWNLOADED, file -> file.downloaded(RAW, Optional.empty()));
    events.put(FileStatus.READY, ProcessedFile::ready);
    events.put(FileStatus.SKIPPED, file -> file.skipped("summed"));
    events.put(FileStatus.PROCESSING, file -> file.beginProcessing(NOW));
    events.put(FileStatus.PROCESSED, file -> file.processed(PICTURE));
    events.put(
        FileStatus.DOWNLOADING_FAILED,
        from == FileStatus.DOWNLOADED
            ? file -> file.foundCorrupt("torn")
            : from == FileStatus.PROCESSING_FAILED
                ? file -> file.rawLost("gone")
                : file -> file.downloadFailed("broke off", THREE));
    events.put(
        FileStatus.PROCESSING_FAILED,
        from == FileStatus.PROCESSED
            ? file -> file.pictureLost("gone")
            : file -> file.processingFailed("no memory", THREE));
    return events;
  }

  static Stream<Arguments> everyEventInEveryState() {
    return Stream.of(FileStatus.values())
        .flatMap(from -> eventsLeadingTo(from).keySet().stream().map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("everyEventInEveryState")
  void everyEventKeepsToTheTable(FileStatus from, FileStatus to) {
    ProcessedFile file = inEveryState().get(from);
    UnaryOperator<ProcessedFile> event = eventsLeadingTo(from).get(to);

    if (from.canBecome(to)) {
      assertThat(event.apply(file).status()).isEqualTo(to);
    } else {
      assertThatThrownBy(() -> event.apply(file))
          .isInstanceOf(IllegalTransitionException.class)
          .hasMessageContaining(from.name());
    }
  }

  @Test
  void ownsAClaimInClaimStatesOnly() {
    inEveryState()
        .forEach(
            (status, file) ->
                assertThat(file.claimedAt().isPresent())
                    .as("%s", status)
                    .isEqualTo(status.isClaim()));
  }

  @Test
  void countsDownloadAttemptsWhenTheyBeginAndGivesUpAfterTheLast() {
    ProcessedFile file = discovered();
    for (int attempt = 1; attempt <= 2; attempt++) {
      file = file.beginDownload(NOW);
      assertThat(file.downloadAttempts()).isEqualTo(attempt);
      file = file.downloadFailed("broke off", THREE);
      assertThat(file.status()).isEqualTo(FileStatus.DOWNLOADING_FAILED);
    }
    file = file.beginDownload(NOW).downloadFailed("broke off again", THREE);

    assertThat(file.status()).isEqualTo(FileStatus.IGNORE);
    assertThat(file.reason()).contains("broke off again");
  }

  @Test
  void countsProcessingAttemptsAndAbandonsAfterTheLast() {
    ProcessedFile file = inEveryState().get(FileStatus.READY);
    for (int attempt = 1; attempt <= 2; attempt++) {
      file = file.beginProcessing(NOW).processingFailed("no memory", THREE).retryProcessing();
    }
    file = file.beginProcessing(NOW).processingFailed("no memory", THREE);

    assertThat(file.status()).isEqualTo(FileStatus.ABANDONED);
  }

  @Test
  void attemptsStartAgainAfterSuccess() {
    ProcessedFile file =
        discovered()
            .beginDownload(NOW)
            .downloadFailed("broke off", THREE)
            .beginDownload(NOW)
            .downloaded(RAW, Optional.empty())
            .ready()
            .beginProcessing(NOW)
            .processingFailed("no memory", THREE)
            .retryProcessing()
            .beginProcessing(NOW)
            .processed(PICTURE);

    assertThat(file.downloadAttempts()).isZero();
    assertThat(file.processingAttempts()).isZero();
    assertThat(file.reason()).isEmpty();
  }

  @Test
  void aCorruptDownloadKeepsItsAttempt() {
    ProcessedFile file =
        discovered().beginDownload(NOW).downloaded(RAW, Optional.of(NOW)).foundCorrupt("torn");

    assertThat(file.downloadAttempts()).isEqualTo(1);
    assertThat(file.raw()).isEmpty();
    assertThat(file.rawModifiedAt()).isEmpty();
  }

  @Test
  void aReturnedClaimCountsNoAttempt() {
    assertThat(discovered().beginDownload(NOW).claimReturned("stopped").downloadAttempts())
        .isZero();
    assertThat(
            inEveryState()
                .get(FileStatus.READY)
                .beginProcessing(NOW)
                .claimReturned("stopped")
                .processingAttempts())
        .isZero();
    assertThatThrownBy(() -> discovered().claimReturned("stopped"))
        .isInstanceOf(IllegalTransitionException.class);
  }

  @Test
  void aLostRawFileIsFetchedAnewWithAllAttempts() {
    ProcessedFile file =
        inEveryState().get(FileStatus.PROCESSED).pictureLost("gone").rawLost("gone");

    assertThat(file.status()).isEqualTo(FileStatus.DOWNLOADING_FAILED);
    assertThat(file.raw()).as("a damaged one is told from it").isPresent();
    assertThat(file.downloadAttempts()).isZero();
  }

  @Test
  void aReplacementIsReadyWithItsOwnRawFile() {
    StoredFile better = new StoredFile(5760, "c".repeat(64));

    ProcessedFile file =
        inEveryState()
            .get(FileStatus.PROCESSED)
            .pictureLost("replaced")
            .replaced(better, Optional.of(NOW));

    assertThat(file.status()).isEqualTo(FileStatus.READY);
    assertThat(file.raw()).contains(better);
  }

  @Test
  void onlyAPersonReopensTerminalStatesAndOnlyThose() {
    inEveryState()
        .forEach(
            (status, file) -> {
              if (status.isTerminal()) {
                ProcessedFile reopened = file.reopened();
                assertThat(reopened.status())
                    .isEqualTo(
                        status == FileStatus.IGNORE ? FileStatus.DISCOVERED : FileStatus.READY);
                assertThat(reopened.downloadAttempts() + reopened.processingAttempts()).isZero();
                assertThat(reopened.reason()).isEmpty();
              } else {
                assertThatThrownBy(file::reopened).isInstanceOf(IllegalTransitionException.class);
              }
            });
  }

  @Test
  void anExhaustedFailureIsGivenUpWithItsReason() {
    ProcessedFile failed = inEveryState().get(FileStatus.PROCESSING_FAILED);

    assertThat(failed.givenUp().status()).isEqualTo(FileStatus.ABANDONED);
    assertThat(failed.givenUp().reason()).isEqualTo(failed.reason());
    assertThat(inEveryState().get(FileStatus.DOWNLOADING_FAILED).givenUp().status())
        .isEqualTo(FileStatus.IGNORE);
  }
}
