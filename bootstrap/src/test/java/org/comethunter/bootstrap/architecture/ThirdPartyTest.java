package org.comethunter.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whose code the program carries is told to those who get it. */
class ThirdPartyTest {

  @Test
  void theListOfLicencesIsThatOfTheLibrariesInUse() {
    Path written = Path.of("target", "licences", "THIRD-PARTY");

    assertThat(Path.of("..", "THIRD-PARTY"))
        .as("copy bootstrap/" + written + " over it when a library has come, gone or changed")
        .hasSameTextualContentAs(written);
  }
}
