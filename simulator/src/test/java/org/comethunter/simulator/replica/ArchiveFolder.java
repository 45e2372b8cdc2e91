package org.comethunter.simulator.replica;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes small files in the archive's layout. */
final class ArchiveFolder {

  static final String LINE =
      "%s    2025/10/17  00:06:05   C3    18.1   1024   1024     20      1  Clear   Clear   "
          + "Normal       0.0000  4179";

  private final Path root;

  ArchiveFolder(Path root) {
    this.root = root;
  }

  /** Reproducible bytes. */
  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  static String line(String name) {
    return LINE.formatted(name);
  }

  void plain(String place, byte[] bytes, Instant modifiedAt) throws IOException {
    Path path = prepare(place);
    Files.write(path, bytes);
    Files.setLastModifiedTime(path, FileTime.from(modifiedAt));
  }

  void gzip(String place, byte[] bytes, Instant modifiedAt) throws IOException {
    Path path = prepare(place + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(bytes);
    }
    Files.setLastModifiedTime(path, FileTime.from(modifiedAt));
  }

  void metadata(String folder, String text) throws IOException {
    Files.writeString(prepare(folder + "/img_hdr.txt"), text, StandardCharsets.ISO_8859_1);
  }

  Path path(String place) {
    return root.resolve(place);
  }

  private Path prepare(String place) throws IOException {
    Path path = root.resolve(place);
    Files.createDirectories(path.getParent());
    return path;
  }
}
