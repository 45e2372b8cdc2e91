package org.comethunter.simulator.replica;

/** What a request asks for. */
public enum RequestKind {
  /** A folder's page. */
  FOLDER,
  /** An {@code img_hdr.txt}. */
  METADATA,
  /** A {@code .fts} file. */
  FRAME,
  /** The downlink schedule. */
  SCHEDULE,
  /** Anything else. */
  OTHER;

  static RequestKind of(String path) {
    if (path.equals(Replica.SCHEDULE_PATH)) {
      return SCHEDULE;
    }
    if (!path.startsWith(ArchiveSite.BASE)) {
      return OTHER;
    }
    if (path.endsWith(".fts")) {
      return FRAME;
    }
    if (path.endsWith("/" + ArchiveSite.METADATA)) {
      return METADATA;
    }
    return path.endsWith("/") ? FOLDER : OTHER;
  }
}
