package org.comethunter.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.comethunter.domain.image.MissingBlocks.Block;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

class MissingBlocksTest {
  private static final int SIZE = 1024;

  private final float[] counts = new float[SIZE * SIZE];

  MissingBlocksTest() {
    Arrays.fill(counts, 500);
  }

  @Test
  void aCompleteFrameMissesNothing() {
    assertThat(MissingBlocks.in(frame())).isEmpty();
  }

  @Test
  void neighboursInARowAreOneRectangle() {
    lose(320, 128, 96, 32);
    lose(320, 160, 32, 32);
    lose(992, 512, 32, 32);
    assertThat(MissingBlocks.in(frame()))
        .containsExactly(
            new Block(320, 128, 96, 32), new Block(320, 160, 32, 32), new Block(992, 512, 32, 32));
  }

  @Test
  void cornersAndWhatTheOcculterHidesDoNotCount() {
    lose(0, 0, 64, 64);
    lose(992, 992, 32, 32);
    lose(512, 512, 32, 32);
    lose(96, 96, 64, 64);
    assertThat(MissingBlocks.in(frame())).isEmpty();
  }

  @Test
  void aSinglePixelOfDataIsABlockThatArrived() {
    lose(320, 128, 32, 32);
    counts[140 * SIZE + 330] = 1;
    assertThat(MissingBlocks.in(frame())).isEmpty();
  }

  private void lose(int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      Arrays.fill(counts, row * SIZE + x, row * SIZE + x + width, 0);
    }
  }

  private Frame frame() {
    FrameHeader header =
        new FrameHeader(
            Instrument.C3,
            "33862837.fts",
            Instant.parse("2025-10-17T00:06:07Z"),
            18,
            SIZE,
            SIZE,
            400,
            0,
            518.2,
            532.5,
            56,
            "Clear",
            "Clear",
            "Normal",
            false,
            false);
    return new Frame(header, new Image(SIZE, SIZE, counts, ValidityMask.ofCounts(SIZE, counts)));
  }
}
