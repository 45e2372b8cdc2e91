package org.comethunter.domain.image;

/**
 * The counts of a frame, one row after the other, so that many frames can be compared without
 * holding them all. Not thread-safe.
 */
public interface FrameRows extends AutoCloseable {

  /** The frame's header. */
  FrameHeader header();

  /**
   * Reads the next row, beginning with row 0, the bottom.
   *
   * @param counts receives raw counts (DN), bias included, 0 where there is no data
   * @throws java.util.NoSuchElementException after the last row
   */
  void next(float[] counts);

  /** Ends reading, wherever it is. */
  @Override
  void close();
}
