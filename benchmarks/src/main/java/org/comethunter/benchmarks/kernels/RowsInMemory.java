package org.comethunter.benchmarks.kernels;

import java.util.NoSuchElementException;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;

/** The rows of a frame that is in memory. */
final class RowsInMemory implements FrameRows {
  private final Frame frame;
  private int row;

  RowsInMemory(Frame frame) {
    this.frame = frame;
  }

  @Override
  public FrameHeader header() {
    return frame.header();
  }

  @Override
  public void next(float[] counts) {
    int width = frame.header().width();
    if (row == frame.header().height()) {
      throw new NoSuchElementException("That was the last row.");
    }
    System.arraycopy(frame.counts().values(), row * width, counts, 0, width);
    row++;
  }

  @Override
  public void close() {
    row = 0;
  }
}
