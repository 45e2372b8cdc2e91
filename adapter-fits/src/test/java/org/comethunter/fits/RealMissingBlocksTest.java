package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;

import org.comethunter.application.port.FrameReader;
import org.comethunter.domain.image.MissingBlocks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealMissingBlocksTest {
  private final FrameReader reader = FitsModule.frameReader();

  /** 60 or 98 blocks of these are always empty: none of them got lost. */
  @ParameterizedTest
  @CsvSource({
    "000120, c3, 32046494",
    "011023, c2, 22104858",
    "020108, c3, 32082037",
    "020109, c3, 32082111",
    "040418, c3, 32122317",
    "100105, c3, 32219521",
    "100112, c2, 22322544",
    "100114, c2, 22322749"
  })
  void whatIsNeverSentIsNotMissing(String day, String camera, String name) {
    RealFiles.assumeThere();

    assertThat(MissingBlocks.in(reader.read(RealFiles.frame(day, camera, name)))).isEmpty();
  }
}
