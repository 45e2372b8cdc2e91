package org.comethunter.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that a client asks for (RFC 9110, section 14.1.2).
 *
 * @param first offset of its first byte
 * @param last offset of its last byte
 */
record ByteRange(long first, long last) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  long length() {
    return last - first + 1;
  }

  /** As the header Content-Range has it. */
  String of(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }

  /**
   * Reads the header Range. Several parts, other units and nonsense are ignored, which the RFC
   * allows: the whole file is sent then.
   *
   * @param size length of the file in bytes
   * @throws Unsatisfiable if it begins beyond the end of the file
   */
  static Optional<ByteRange> read(String header, long size) throws Unsatisfiable {
    Matcher matcher = ONE.matcher(header.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String from = matcher.group(1);
    String to = matcher.group(2);
    if (from.isEmpty()) {
      return to.isEmpty() ? Optional.empty() : Optional.of(end(Long.parseLong(to), size));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
    if (!to.isEmpty() && Long.parseLong(to) < first) {
      return Optional.empty();
    }
    if (first >= size) {
      throw new Unsatisfiable();
    }
    return Optional.of(new ByteRange(first, last));
  }

  private static ByteRange end(long length, long size) throws Unsatisfiable {
    if (length == 0 || size == 0) {
      throw new Unsatisfiable();
    }
    return new ByteRange(Math.max(0, size - length), size - 1);
  }

  /** There is no such part. */
  static final class Unsatisfiable extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
