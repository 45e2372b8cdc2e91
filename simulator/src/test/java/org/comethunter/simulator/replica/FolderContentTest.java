package org.comethunter.simulator.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContentTest {

  private static final LocalDate DAY = LocalDate.of(2002, 1, 8);
  private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant MODIFIED = Instant.parse("2002-01-09T00:00:00Z");

  @TempDir Path folder;

  @Test
  void takesTheFolderOfTheDaysOrTheOneAbove() throws IOException {
    ArchiveFolder files = new ArchiveFolder(folder);
    files.plain("level_05/020108/c3/32082037.fts", new byte[10], MODIFIED);

    for (Path root : List.of(folder, folder.resolve("level_05"))) {
      assertThat(FolderContent.of(root).files(Instrument.C3, DAY, NOW))
          .extracting(ArchivedFile::name)
          .containsExactly("32082037.fts");
      assertThat(FolderContent.of(root).days(NOW)).containsExactly(DAY);
    }
    assertThatThrownBy(() -> FolderContent.of(folder.resolve("none")))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessageContaining("none");
  }

  @Test
  void givesFilesInTheOrderOfTheListAndTheUnlistedLast() throws IOException {
    ArchiveFolder files = new ArchiveFolder(folder);
    files.plain("020108/c3/32082001.fts", new byte[10], MODIFIED);
    files.gzip("020108/c3/32082002.fts", new byte[5000], MODIFIED);
    files.plain("020108/c3/32082003.fts", new byte[30], MODIFIED);
    files.plain("020108/c3/32082003.gif", new byte[30], MODIFIED);
    files.plain("020108/c3/32082003.fts.part", new byte[30], MODIFIED);
    String third = ArchiveFolder.line("32082003.fts");
    files.metadata("020108/c3", third + "\n" + ArchiveFolder.line("32082002.fts") + "\n\n3208");

    List<ArchivedFile> found = FolderContent.of(folder).files(Instrument.C3, DAY, NOW);

    assertThat(found)
        .extracting(ArchivedFile::name)
        .containsExactly("32082003.fts", "32082002.fts", "32082001.fts");
    assertThat(found).extracting(ArchivedFile::length).containsExactly(30L, 5000L, 10L);
    assertThat(found)
        .extracting(ArchivedFile::metadataLine)
        .containsExactly(third, ArchiveFolder.line("32082002.fts"), "");
    assertThat(found).extracting(ArchivedFile::modifiedAt).containsOnly(MODIFIED);
    assertThat(FolderContent.of(folder).files(Instrument.C2, DAY, NOW)).isEmpty();
  }

  @Test
  void readsThePlainFileWhereBothAreThere() throws IOException {
    ArchiveFolder files = new ArchiveFolder(folder);
    files.plain("020108/c3/32082001.fts", new byte[] {1, 2, 3}, MODIFIED);
    files.gzip("020108/c3/32082001.fts", new byte[] {4, 5}, MODIFIED);
    FolderContent content = FolderContent.of(folder);

    List<ArchivedFile> found = content.files(Instrument.C3, DAY, NOW);

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().length()).isEqualTo(3);
    assertThat(content.read(found.getFirst())).containsExactly(1, 2, 3);
  }

  @Test
  void readsTheYearsSinceLaunch() {
    assertThat(DayFolder.parse("960415")).hasValue(LocalDate.of(1996, 4, 15));
    assertThat(DayFolder.parse("251017")).hasValue(LocalDate.of(2025, 10, 17));
    assertThat(DayFolder.parse("250229")).isEmpty();
    assertThat(DayFolder.parse("25101")).isEmpty();
    assertThat(DayFolder.of(LocalDate.of(2000, 1, 20))).isEqualTo("000120");
  }
}
