package org.comethunter.simulator.replica;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads files and keeps the bytes of those asked for last, since clients come in crowds and both
 * decompressing and simulating a frame take their time. Thread-safe.
 */
final class RecentFiles {

  private static final long MOST_BYTES = 64L << 20;

  private final ArchiveContent content;
  private final Map<ArchivedFile, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytesKept;

  RecentFiles(ArchiveContent content) {
    this.content = content;
  }

  /** The file's bytes, not to be changed. */
  byte[] read(ArchivedFile file) throws IOException {
    synchronized (kept) {
      byte[] bytes = kept.get(file);
      if (bytes != null) {
        return bytes;
      }
    }
    byte[] bytes = content.read(file);
    keep(file, bytes);
    return bytes;
  }

  private void keep(ArchivedFile file, byte[] bytes) {
    synchronized (kept) {
      byte[] before = kept.put(file, bytes);
      bytesKept += bytes.length - (before == null ? 0 : before.length);
      Iterator<byte[]> eldest = kept.values().iterator();
      while (bytesKept > MOST_BYTES && eldest.hasNext()) {
        bytesKept -= eldest.next().length;
        eldest.remove();
      }
    }
  }
}
