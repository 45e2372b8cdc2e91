package org.comethunter.http;

import org.comethunter.domain.file.FileMetadata;

/** What became of one line of {@code img_hdr.txt}. */
sealed interface MetadataLine {

  /** A line that could be read. */
  record Usable(FileMetadata metadata) implements MetadataLine {}

  /** A line that is not complete, most likely as it is just being written. */
  record Torn() implements MetadataLine {}

  /** A complete line that is not to be used. */
  record Refused(String reason) implements MetadataLine {}
}
