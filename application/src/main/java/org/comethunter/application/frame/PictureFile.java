package org.comethunter.application.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** The bytes of a picture's file as they grow; used again for the next. Not thread-safe. */
public final class PictureFile {
  private byte[] bytes = new byte[1024];
  private int length;

  /** Forgets what it held. */
  public void clear() {
    length = 0;
  }

  /** Appends bytes. */
  public void put(byte... data) {
    System.arraycopy(data, 0, room(data.length), length, data.length);
    length += data.length;
  }

  /**
   * Makes room for more bytes, to be written from {@link #length()} on and then {@link #added}.
   *
   * @return the array that holds all bytes, until the next call
   */
  public byte[] room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, length + more));
    }
    return bytes;
  }

  /** Says that bytes were written to the room. */
  public void added(int number) {
    length += number;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** Writes all bytes. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /** Adds all bytes to a hash. */
  public void update(MessageDigest digest) {
    digest.update(bytes, 0, length);
  }

  /** A copy of all bytes. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}
