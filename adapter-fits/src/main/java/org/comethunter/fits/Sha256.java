package org.comethunter.fits;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.comethunter.domain.file.StoredFile;

/** SHA-256 as lower-case hexadecimal digits. */
final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Size and hash of a file, read a piece at a time. */
  static StoredFile of(Path path) {
    MessageDigest digest = digest();
    long size = 0;
    try (InputStream in = new FileInputStream(path.toFile())) {
      byte[] buffer = new byte[BUFFER];
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
        size += got;
      }
    } catch (IOException e) {
      throw DiskFailure.of("read", path, e);
    }
    return new StoredFile(size, hex(digest));
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
