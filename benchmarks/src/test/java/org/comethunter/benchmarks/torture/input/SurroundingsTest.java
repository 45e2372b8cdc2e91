package org.comethunter.benchmarks.torture.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private List<String> findings() throws Exception {
    return before.compare(Surroundings.now(home));
  }

  @Test
  void whatIsWrittenInTheHomeIsNoFinding() throws Exception {
    Files.writeString(home.resolve("file"), "new");

    assertThat(findings()).isEmpty();
  }

  @Test
  void aNewAChangedAndAMissingFileBesideItAreFindings() throws Exception {
    Path added = Files.writeString(folder.resolve("added"), "");
    assertThat(findings()).singleElement().asString().contains(added.toString());
    Files.delete(added);
    assertThat(findings()).isEmpty();

    Files.writeString(neighbour, "and more");
    assertThat(findings()).singleElement().asString().contains(neighbour.toString());

    Files.delete(neighbour);
    assertThat(findings()).singleElement().asString().contains(neighbour.toString());
  }
}
