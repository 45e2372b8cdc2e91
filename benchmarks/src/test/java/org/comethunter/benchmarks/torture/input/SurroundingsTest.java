package org.comethunter.benchmarks.torture.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trial would notice beside its home. */
class SurroundingsTest {
  @TempDir Path folder;
  private Path home;
  private Path neighbour;
  private Surroundings before;

  @BeforeEach
  void look() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    neighbour = Files.createDirectories(folder.resolve("other")).resolve("file");
    Files.writeString(neighbour, "as it was");
    before = Surroundings.now(home);
  }

  private Set<Path> changed() throws IOException {
    return before.changed(Surroundings.now(home));
  }

  @Test
  void whatIsWrittenInTheHomeIsNoFinding() throws IOException {
    Files.writeString(home.resolve("file"), "new");

    assertThat(changed()).isEmpty();
  }

  @Test
  void aNewAChangedAndAMissingFileBesideItAreFindings() throws IOException {
    Path added = Files.writeString(folder.resolve("added"), "");
    assertThat(changed()).containsExactly(added);
    Files.delete(added);
    assertThat(changed()).isEmpty();

    Files.writeString(neighbour, "and more");
    assertThat(changed()).containsExactly(neighbour);

    Files.delete(neighbour);
    assertThat(changed()).containsExactly(neighbour);
  }
}
