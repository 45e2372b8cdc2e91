package org.comethunter.simulator.replica;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.instrument.Instrument;

/** What a replica serves: real files or a simulated sky. Thread-safe. */
public interface ArchiveContent {

  /**
   * The files of a day that are in the archive at that moment, in processing order (the order of
   * {@code img_hdr.txt}); none if the folder does not exist (yet).
   */
  List<ArchivedFile> files(Instrument instrument, LocalDate day, Instant now) throws IOException;

  /** The uncompressed bytes of a file that {@link #files} listed. */
  byte[] read(ArchivedFile file) throws IOException;

  /** The true positions of simulated comets as a JSON document; empty for real files. */
  Optional<String> truth(Instant now) throws IOException;
}
