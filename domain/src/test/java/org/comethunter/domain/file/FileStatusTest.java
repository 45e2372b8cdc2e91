package org.comethunter.domain.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.domain.file.FileStatus.ABANDONED;
import static org.comethunter.domain.file.FileStatus.DISCOVERED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.IGNORE;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;
import static org.comethunter.domain.file.FileStatus.READY;
import static org.comethunter.domain.file.FileStatus.SKIPPED;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileStatusTest {

  /** The design's table, written down once more and on purpose. */
  private static final Map<FileStatus, Set<FileStatus>> TABLE =
      Map.ofEntries(
          Map.entry(DISCOVERED, Set.of(DOWNLOADING, DOWNLOADED)),
          Map.entry(DOWNLOADING, Set.of(DOWNLOADED, DOWNLOADING_FAILED, IGNORE)),
          Map.entry(DOWNLOADING_FAILED, Set.of(DOWNLOADING, IGNORE)),
          Map.entry(DOWNLOADED, Set.of(READY, SKIPPED, DOWNLOADING_FAILED)),
          Map.entry(READY, Set.of(PROCESSING)),
          Map.entry(PROCESSING, Set.of(PROCESSED, PROCESSING_FAILED, ABANDONED)),
          Map.entry(PROCESSING_FAILED, Set.of(READY, ABANDONED, DOWNLOADING_FAILED)),
          Map.entry(PROCESSED, Set.of(PROCESSING_FAILED)),
          Map.entry(IGNORE, Set.of()),
          Map.entry(SKIPPED, Set.of()),
          Map.entry(ABANDONED, Set.of()));

  static Stream<Arguments> everyPair() {
    return Stream.of(FileStatus.values())
        .flatMap(from -> Stream.of(FileStatus.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("everyPair")
  void allowsWhatTheTableAllowsAndRefusesTheRest(FileStatus from, FileStatus to) {
    assertThat(from.canBecome(to)).isEqualTo(TABLE.get(from).contains(to));
  }

  @Test
  void knowsTerminalStatesAndClaims() {
    assertThat(Stream.of(FileStatus.values()).filter(FileStatus::isTerminal))
        .containsExactlyInAnyOrder(IGNORE, SKIPPED, ABANDONED);
    assertThat(Stream.of(FileStatus.values()).filter(FileStatus::isClaim))
        .containsExactlyInAnyOrder(DOWNLOADING, PROCESSING);
  }
}
