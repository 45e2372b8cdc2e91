package org.comethunter.application.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.ProcessedFile;

/** What must be true of rows and disk whenever no worker is at work. */
public final class Lawful {
  private static final Set<FileStatus> ON_DISK =
      EnumSet.of(
          FileStatus.DOWNLOADED,
          FileStatus.READY,
          FileStatus.PROCESSED,
          FileStatus.PROCESSING_FAILED,
          FileStatus.SKIPPED,
          FileStatus.ABANDONED);

  private Lawful() {}

  /**
   * Nobody owns a file, what the rows say of the disk is true, what failed says why, and nothing
   * temporary is left.
   */
  public static void assertAtRest(Workbench bench) {
    for (ProcessedFile file : bench.files.all()) {
      assertThat(file.status().isClaim()).as("%s is owned", file).isFalse();
      assertThat(file.claimedAt()).as("claim of %s", file).isEmpty();
      if (ON_DISK.contains(file.status())) {
        assertThat(file.raw())
            .as("raw file of %s", file)
            .contains(bench.store.describe(bench.store.raw(file.id())));
      }
      assertThat(file.picture().isPresent())
          .as("picture of %s", file)
          .isEqualTo(file.status() == FileStatus.PROCESSED);
      file.picture()
          .ifPresent(
              picture ->
                  assertThat(bench.store.describe(bench.store.picture(file.id())))
                      .isEqualTo(picture));
      if (file.status().name().endsWith("FAILED") || file.status().isTerminal()) {
        assertThat(file.reason()).as("reason of %s", file).isPresent();
      }
    }
    assertThat(bench.store.filesEnding(".part")).isEmpty();
  }
}
