package org.comethunter.domain.filter;

import java.util.NoSuchElementException;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;

/** The rows of counts that are held; 0 is no data. */
final class HeldRows implements FrameRows {
  private final FrameHeader header;
  private final float[] counts;
  private int next;

  HeldRows(FrameHeader header, float[] counts) {
    this.header = header;
    this.counts = counts.clone();
  }

  @Override
  public FrameHeader header() {
    return header;
  }

  @Override
  public void next(float[] row) {
    if (next == header.height()) {
      throw new NoSuchElementException("There is no row after the last.");
    }
    System.arraycopy(counts, next++ * header.width(), row, 0, header.width());
  }

  boolean isReadToTheEnd() {
    return next == header.height();
  }

  @Override
  public void close() {
    next = header.height();
  }
}
