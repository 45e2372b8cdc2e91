package org.comethunter.persistence.contract;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.domain.instrument.Instrument.C2;
import static org.comethunter.domain.instrument.Instrument.C3;
import static org.comethunter.persistence.contract.Samples.NOON;
import static org.comethunter.persistence.contract.Samples.RAW;
import static org.comethunter.persistence.contract.Samples.id;
import static org.comethunter.persistence.contract.Samples.listed;
import static org.comethunter.persistence.contract.Samples.processed;
import static org.comethunter.persistence.contract.Samples.window;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;

/** The contract of {@link ProcessedFileRepository}. */
public abstract class ProcessedFileRepositoryContract {

  private static final RetryPolicy ONE_ATTEMPT =
      new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(5));
  private static final RetryPolicy MANY_ATTEMPTS =
      new RetryPolicy(9, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(5));
  private static final Set<FileStatus> ANY = EnumSet.allOf(FileStatus.class);

  /** The repository under test, empty. */
  protected abstract ProcessedFileRepository files();

  /** Where the metadata of its files is kept. */
  protected abstract FileMetadataRepository metadata();

  private ProcessedFile known(ProcessedFile file) {
    metadata().addNew(List.of(listed(file.id(), file.observedAt())));
    files().addNew(List.of(file));
    return file;
  }

  /** One file in each state, reached by its own events. */
  private static Stream<ProcessedFile> everyState() {
    ProcessedFile[] fresh = new ProcessedFile[FileStatus.values().length];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = ProcessedFile.discovered(id(C3, NOON, 100 + i), NOON.plusSeconds(i));
    }
    Optional<Instant> modified = Optional.of(NOON.minusMillis(1));
    return Stream.of(
        fresh[0],
        fresh[1].beginDownload(NOON.plusMillis(7)),
        fresh[2].beginDownload(NOON).downloadFailed("It's gone; – \"404\".", MANY_ATTEMPTS),
        fresh[3].beginDownload(NOON).downloaded(RAW, modified),
        fresh[4].downloaded(RAW, Optional.empty()).ready(),
        fresh[5].downloaded(RAW, modified).ready().beginProcessing(NOON),
        fresh[6]
            .downloaded(RAW, modified)
            .ready()
            .beginProcessing(NOON)
            .processingFailed("bad", MANY_ATTEMPTS),
        processed(fresh[7].id(), fresh[7].observedAt()),
        fresh[8].beginDownload(NOON).downloadFailed("gone", ONE_ATTEMPT),
        fresh[9].downloaded(RAW, modified).skipped("polarised"),
        fresh[10]
            .downloaded(RAW, modified)
            .ready()
            .beginProcessing(NOON)
            .processingFailed("bad", ONE_ATTEMPT));
  }

  @Test
  void keepsEveryFieldInEveryState() {
    List<ProcessedFile> all = everyState().map(this::known).toList();
    assertThat(all).extracting(ProcessedFile::status).containsExactly(FileStatus.values());
    assertThat(all).allSatisfy(file -> assertThat(files().find(file.id())).contains(file));
    assertThat(files().findAll(ANY)).containsExactlyElementsOf(all);
    assertThat(files().find(id(C2, NOON, 100))).isEmpty();
  }

  @Test
  void reachesEveryStateByGuardedWritesToo() {
    List<ProcessedFile> goals = everyState().toList();
    goals.forEach(goal -> known(ProcessedFile.discovered(goal.id(), goal.observedAt())));
    assertThat(goals)
        .allSatisfy(
            goal -> {
              ProcessedFile before = ProcessedFile.discovered(goal.id(), goal.observedAt());
              assertThat(files().compareAndSet(before, goal)).isTrue();
              assertThat(files().find(goal.id())).contains(goal);
            });
  }

  @Test
  void selectsByCameraWindowAndState() {
    ProcessedFile late = known(processed(id(C3, NOON, 1), NOON.plusMillis(1)));
    ProcessedFile early = known(processed(id(C3, NOON, 9), NOON));
    ProcessedFile twin = known(ProcessedFile.discovered(id(C3, NOON, 2), NOON.plusMillis(1)));
    ProcessedFile ofOtherCamera = known(processed(id(C2, NOON, 3), NOON));
    Set<FileStatus> finished = Set.of(FileStatus.PROCESSED);
    TimeWindow hour = window("2025-10-17T12:00:00Z", "2025-10-17T13:00:00Z");

    assertThat(files().find(C3, hour, ANY)).containsExactly(early, late, twin);
    assertThat(files().find(C3, hour, finished)).containsExactly(early, late);
    assertThat(files().find(C3, hour, Set.of())).isEmpty();
    assertThat(files().find(C2, hour, ANY)).containsExactly(ofOtherCamera);
    assertThat(files().find(C3, window("2025-10-17T12:00:00Z", "2025-10-17T12:00:00.001Z"), ANY))
        .containsExactly(early);
    assertThat(
            files().find(C3, window("2025-10-17T12:00:00.001Z", "2025-10-17T12:00:00.002Z"), ANY))
        .containsExactly(late, twin);
    assertThat(files().find(C3, new TimeWindow(Instant.MIN, Instant.MAX), finished))
        .containsExactly(early, late);
    assertThat(files().findAll(finished)).containsExactlyInAnyOrder(ofOtherCamera, early, late);
    assertThat(files().findAll(Set.of(FileStatus.READY, FileStatus.DISCOVERED)))
        .containsExactly(twin);
    assertThat(files().findAll(Set.of())).isEmpty();
  }

  @Test
  void addsWhatIsNewAndLeavesTheRest() {
    ProcessedFile file = known(processed(id(C3, NOON, 1), NOON));
    ProcessedFile other = ProcessedFile.discovered(id(C3, NOON, 2), NOON);
    metadata().addNew(List.of(listed(other.id(), NOON)));
    assertThat(files().addNew(List.of(ProcessedFile.discovered(file.id(), NOON), other, other)))
        .isEqualTo(1);
    assertThat(files().addNew(List.of())).isZero();
    assertThat(files().find(file.id())).contains(file);
  }

  @Test
  void refusesAFileWithoutMetadataAndAllThatCameWithIt() {
    ProcessedFile good = ProcessedFile.discovered(id(C3, NOON, 1), NOON);
    metadata().addNew(List.of(listed(good.id(), NOON)));
    ProcessedFile orphan = ProcessedFile.discovered(id(C3, NOON, 2), NOON);
    assertThatThrownBy(() -> files().addNew(List.of(good, orphan)))
        .isInstanceOf(StorageException.class);
    assertThat(files().findAll(ANY)).isEmpty();
  }

  @Test
  void replacesOnlyInTheStateThatWasSeen() {
    ProcessedFile file = known(ProcessedFile.discovered(id(C3, NOON, 1), NOON));
    ProcessedFile claimed = file.beginDownload(NOON);
    assertThat(files().compareAndSet(file, claimed)).isTrue();
    assertThat(files().compareAndSet(file, claimed)).isFalse();
    assertThat(files().find(file.id())).contains(claimed);
  }

  @Test
  void replacesOnlyUnderTheClaimThatWasSeen() {
    ProcessedFile file = known(ProcessedFile.discovered(id(C3, NOON, 1), NOON));
    ProcessedFile old = file.beginDownload(NOON);
    ProcessedFile recent =
        old.downloadFailed("stale", MANY_ATTEMPTS).beginDownload(NOON.plusMillis(1));
    files().compareAndSet(file, recent);
    assertThat(files().compareAndSet(old, old.downloaded(RAW, Optional.empty()))).isFalse();
    assertThat(files().compareAndSet(recent, recent.downloaded(RAW, Optional.empty()))).isTrue();
  }

  @Test
  void recognisesAClaimMadeWithAFinerClock() {
    ProcessedFile file = known(ProcessedFile.discovered(id(C3, NOON, 1), NOON));
    ProcessedFile claimed = file.beginDownload(NOON.plusNanos(123_456_789));
    assertThat(files().compareAndSet(file, claimed)).isTrue();
    assertThat(files().compareAndSet(claimed, claimed.downloaded(RAW, Optional.empty()))).isTrue();
  }

  @Test
  void replacesOneFileByItselfOnly() {
    ProcessedFile one = known(ProcessedFile.discovered(id(C3, NOON, 1), NOON));
    ProcessedFile other = known(ProcessedFile.discovered(id(C3, NOON, 2), NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files().compareAndSet(one, other.beginDownload(NOON)))
        .withMessageContaining(other.id().toString());
    ProcessedFile unknown = ProcessedFile.discovered(id(C3, NOON, 3), NOON);
    assertThat(files().compareAndSet(unknown, unknown.beginDownload(NOON))).isFalse();
  }

  @Test
  void letsExactlyOneOfManyClaimAFile() throws Exception {
    List<ProcessedFile> day =
        Stream.iterate(0, i -> i < 20, i -> i + 1)
            .map(i -> known(ProcessedFile.discovered(id(C3, NOON, i), NOON.plusSeconds(i))))
            .toList();
    List<List<FrameId>> won =
        Race.of(
            8,
            runner ->
                day.stream()
                    .filter(
                        file ->
                            files()
                                .compareAndSet(file, file.beginDownload(NOON.plusMillis(runner))))
                    .map(ProcessedFile::id)
                    .toList());
    assertThat(won.stream().flatMap(List::stream)).hasSize(20).doesNotHaveDuplicates();
    var claims =
        files().findAll(Set.of(FileStatus.DOWNLOADING)).stream()
            .collect(toMap(ProcessedFile::id, file -> file.claimedAt().orElseThrow()));
    for (int runner = 0; runner < 8; runner++) {
      Instant claim = NOON.plusMillis(runner);
      assertThat(won.get(runner)).allSatisfy(id -> assertThat(claims).containsEntry(id, claim));
    }
  }

  @Test
  void followsTheObservationTimeOfItsMetadata() {
    ProcessedFile file = known(processed(id(C3, NOON, 1), NOON));
    metadata().update(file.id(), known -> listed(known.id(), NOON.plusSeconds(5)));
    assertThat(files().find(file.id()).orElseThrow().observedAt()).isEqualTo(NOON.plusSeconds(5));
    assertThat(files().compareAndSet(file, file.pictureLost("gone"))).isTrue();
    assertThat(files().find(file.id()).orElseThrow().observedAt()).isEqualTo(NOON.plusSeconds(5));
  }
}
