package org.comethunter.simulator.sky;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.comethunter.simulator.sky.SeededStream.Purpose;

/**
 * The 32 × 32 telemetry blocks of a frame that hold zeros: those that are never sent (corners, and
 * in C2 behind the occulter, as in real files) and those that were lost. Immutable.
 */
final class MissingBlocks {

  /** Columns and rows of a block. */
  static final int SIZE = 32;

  private static final int PER_ROW = Camera.SIZE / SIZE;
  private static final double SHARE_OF_FRAMES_WITH_LOSS = 0.03;
  private static final BitSet UNUSED_C2 = unused("unused-blocks-c2.txt");
  private static final BitSet UNUSED_C3 = unused("unused-blocks-c3.txt");

  private final BitSet blocks;
  private final int lost;

  private MissingBlocks(BitSet blocks, int lost) {
    this.blocks = blocks;
    this.lost = lost;
  }

  /** The missing blocks of the frame with that index. */
  static MissingBlocks of(long seed, Camera camera, long index) {
    BitSet unused =
        switch (camera.instrument()) {
          case C2 -> UNUSED_C2;
          case C3 -> UNUSED_C3;
        };
    BitSet blocks = (BitSet) unused.clone();
    SeededStream stream = new SeededStream(seed, Purpose.LOST_BLOCKS, camera.digit(), index);
    if (stream.nextDouble() < SHARE_OF_FRAMES_WITH_LOSS) {
      int wanted = 1 + stream.below(3);
      for (int i = 0; i < wanted; i++) {
        blocks.set(stream.below(PER_ROW * PER_ROW));
      }
    }
    return new MissingBlocks(blocks, blocks.cardinality() - unused.cardinality());
  }

  /** How many blocks were lost, beyond those that are never sent. */
  int lost() {
    return lost;
  }

  /** Whether a pixel lies in a missing block. */
  boolean contains(int column, int row) {
    return blocks.get(row / SIZE * PER_ROW + column / SIZE);
  }

  /** Sets the pixels of the missing blocks to zero. */
  void blank(short[] pixels) {
    blocks.stream()
        .forEach(
            block -> {
              int corner = block / PER_ROW * SIZE * Camera.SIZE + block % PER_ROW * SIZE;
              for (int row = 0; row < SIZE; row++) {
                int start = corner + row * Camera.SIZE;
                Arrays.fill(pixels, start, start + SIZE, (short) 0);
              }
            });
  }

  /** Reads a map of blocks, top row first, {@code #} for a block that is never sent. */
  private static BitSet unused(String table) {
    List<String> rows = Resources.lines(table);
    BitSet blocks = new BitSet(PER_ROW * PER_ROW);
    for (int row = 0; row < PER_ROW; row++) {
      String line = rows.get(PER_ROW - 1 - row);
      for (int column = 0; column < PER_ROW; column++) {
        blocks.set(row * PER_ROW + column, line.charAt(column) == '#');
      }
    }
    return blocks;
  }
}
