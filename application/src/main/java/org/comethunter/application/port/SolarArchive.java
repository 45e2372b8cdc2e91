package org.comethunter.application.port;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/**
 * The remote archive of LASCO files, one folder per observation day and camera.
 *
 * <p>Implementations are thread-safe, keep to the archive's manners by themselves (at most four
 * connections, conditional requests for pages, back-off, Retry-After) and honour interruption: a
 * call on an interrupted thread ends soon, with the interrupt flag set and an {@link
 * ArchiveUnavailableException}.
 */
public interface SolarArchive {

  /**
   * What a day's folder lists: every file with a readable metadata line, once, in the order of its
   * last appearance. Torn lines, names with a path in them, other cameras and other files are left
   * out and logged. A folder that does not exist yet is an empty day.
   *
   * @throws ArchiveUnavailableException if the folder could not be read; transient
   * @throws UnexpectedContentException if the answer was no listing; may be transient
   */
  List<FileMetadata> list(Instrument instrument, LocalDate day);

  /**
   * Downloads a file's bytes as they are in the archive.
   *
   * @param into receives the bytes; not closed; an {@link java.io.IOException} it throws is passed
   *     on as {@link StorageException}
   * @throws ArchiveUnavailableException if the transfer broke off, was short, or never began
   * @throws FileNotInArchiveException if the archive has no such file
   * @throws UnexpectedContentException if the answer cannot be the file (a web page, empty, or too
   *     long)
   * @throws StorageException if {@code into} failed
   */
  Transfer download(FrameId id, OutputStream into);

  /**
   * Downloads a file again if it has changed in the archive. An archive that cannot tell is asked
   * for all of it.
   *
   * @param since when it was last modified as it was downloaded before
   * @return the transfer; empty, and {@code into} untouched, if it has not changed since
   * @throws ArchiveUnavailableException likewise
   * @throws FileNotInArchiveException likewise
   * @throws UnexpectedContentException likewise
   * @throws StorageException likewise
   */
  default Optional<Transfer> downloadIfChanged(FrameId id, Instant since, OutputStream into) {
    return Optional.of(download(id, into));
  }

  /**
   * A finished transfer.
   *
   * @param bytes bytes received
   * @param declaredLength the length the server announced, if it did
   * @param modifiedAt the server's Last-Modified time, if it gave one
   */
  record Transfer(long bytes, OptionalLong declaredLength, Optional<Instant> modifiedAt) {}
}
