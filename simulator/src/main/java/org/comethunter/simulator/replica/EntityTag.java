package org.comethunter.simulator.replica;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Strong entity tags. */
final class EntityTag {

  private static final int HASH_BYTES = 8;

  private EntityTag() {}

  /** A file's tag in Apache's manner: version, size and modification time (µs), in hexadecimal. */
  static String of(ArchivedFile file) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, file.modifiedAt());
    String version = file.version().replaceAll("[^0-9A-Za-z.:_-]", "_");
    return "\"%s-%x-%x\"".formatted(version, file.length(), micros);
  }

  /** A page's tag: it changes whenever a byte does. */
  static String of(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(hash, 0, HASH_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
