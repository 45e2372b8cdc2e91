package org.comethunter.application.frame;

/** Memory for one frame at a time, used again for the next. Not thread-safe. */
public final class FrameBuffer {
  private float[] counts = new float[0];
  private byte[] bytes = new byte[0];

  /** Room for exactly that many counts, with whatever is in it. */
  public float[] counts(int pixels) {
    counts = counts.length == pixels ? counts : new float[pixels];
    return counts;
  }

  /** Room for at least that many bytes, with whatever is in it. */
  public byte[] bytes(int least) {
    bytes = bytes.length >= least ? bytes : new byte[least];
    return bytes;
  }
}
