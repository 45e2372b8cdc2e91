package org.comethunter.persistence.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.domain.instrument.Instrument.C2;
import static org.comethunter.domain.instrument.Instrument.C3;
import static org.comethunter.persistence.contract.Samples.NOON;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.comethunter.application.frame.FileQuery;
import org.comethunter.application.frame.FrameQuery.Place;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.domain.file.FilePart;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;

/** The contract of {@link FileCatalogue}. */
public abstract class FileCatalogueContract {
  private static final Set<FileStatus> ANY = Set.of();

  /** The catalogue under test, empty. */
  protected abstract FileCatalogue catalogue();

  /** Where the catalogue's files are kept. */
  protected abstract ProcessedFileRepository files();

  /** Where the metadata of its files is kept. */
  protected abstract FileMetadataRepository metadata();

  private ProcessedFile file(Instrument camera, int secondsAfterNoon, boolean processed) {
    var time = NOON.plusSeconds(secondsAfterNoon);
    FrameId id = Samples.id(camera, time, secondsAfterNoon);
    ProcessedFile file =
        processed ? Samples.processed(id, time) : ProcessedFile.discovered(id, time);
    metadata().addNew(List.of(Samples.listed(id, time)));
    files().addNew(List.of(file));
    return file;
  }

  private List<ProcessedFile> list(Optional<Instrument> camera, Set<FileStatus> statuses) {
    return catalogue()
        .list(new FileQuery(camera, statuses, Optional.empty(), Optional.empty(), 100));
  }

  @Test
  void listsFilesOfAnyStateInOrderOfTime() {
    ProcessedFile third = file(C2, 3, true);
    ProcessedFile first = file(C3, 1, true);
    ProcessedFile second = file(C2, 2, false);

    assertThat(list(Optional.empty(), ANY)).containsExactly(first, second, third);
    assertThat(list(Optional.of(C2), ANY)).containsExactly(second, third);
    assertThat(list(Optional.empty(), EnumSet.of(FileStatus.PROCESSED)))
        .containsExactly(first, third);
    assertThat(list(Optional.of(C2), EnumSet.of(FileStatus.DISCOVERED, FileStatus.IGNORE)))
        .containsExactly(second);
    assertThat(list(Optional.of(C3), EnumSet.of(FileStatus.DISCOVERED))).isEmpty();
    assertThat(catalogue().find(second.id())).contains(second);
    assertThat(catalogue().find(Samples.id(C3, NOON, 9))).isEmpty();
  }

  @Test
  void keepsToTheWindow() {
    file(C3, 1, true);
    ProcessedFile second = file(C3, 2, false);
    file(C3, 3, true);
    TimeWindow window = new TimeWindow(NOON.plusSeconds(2), NOON.plusSeconds(3));
    assertThat(
            catalogue()
                .list(
                    new FileQuery(
                        Optional.empty(), ANY, Optional.of(window), Optional.empty(), 100)))
        .containsExactly(second);
  }

  @Test
  void goesOnAfterAPageWithoutGapsOrDoubles() {
    List<ProcessedFile> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(file(i % 3 == 0 ? C2 : C3, i, i % 2 == 0));
    }
    List<ProcessedFile> paged = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    List<ProcessedFile> page;
    do {
      page = catalogue().list(new FileQuery(Optional.empty(), ANY, Optional.empty(), after, 6));
      paged.addAll(page);
      after = Optional.of(new Place(page.getLast().observedAt(), page.getLast().id()));
    } while (page.size() == 6);
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void knowsWhatIsStillThereOldestFirst() {
    ProcessedFile oldest = file(C3, 1, true);
    ProcessedFile second = file(C2, 2, true);
    ProcessedFile third = file(C3, 3, true);
    file(C3, 4, false);
    assertThat(catalogue().bytes(FilePart.RAW)).isEqualTo(3 * Samples.RAW.size());
    ProcessedFile gone = oldest.rawLetGo(NOON);
    assertThat(files().compareAndSet(oldest, gone)).isTrue();

    assertThat(catalogue().find(oldest.id())).contains(gone);
    assertThat(catalogue().bytes(FilePart.RAW)).isEqualTo(2 * Samples.RAW.size());
    assertThat(catalogue().bytes(FilePart.PICTURE)).isEqualTo(3 * Samples.PICTURE.size());
    assertThat(catalogue().oldestWith(FilePart.RAW, Optional.empty(), 10))
        .containsExactly(second, third);
    assertThat(catalogue().oldestWith(FilePart.PICTURE, Optional.empty(), 2))
        .containsExactly(gone, second);
    Place after = new Place(second.observedAt(), second.id());
    assertThat(catalogue().oldestWith(FilePart.RAW, Optional.of(after), 10)).containsExactly(third);
  }

  @Test
  void countsByCameraAndState() {
    assertThat(catalogue().summary()).isEmpty();
    file(C2, 1, true);
    file(C3, 2, true);
    file(C3, 3, true);
    file(C3, 4, false);

    Map<Instrument, Map<FileStatus, Long>> expected = new EnumMap<>(Instrument.class);
    expected.put(C2, Map.of(FileStatus.PROCESSED, 1L));
    expected.put(C3, Map.of(FileStatus.PROCESSED, 2L, FileStatus.DISCOVERED, 1L));
    assertThat(catalogue().summary()).isEqualTo(expected);
  }
}
