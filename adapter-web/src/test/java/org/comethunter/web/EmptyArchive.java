package org.comethunter.web;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.FileNotInArchiveException;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** An archive without a file, and what is known of its files; with a hook before each listing. */
final class EmptyArchive implements SolarArchive, FileMetadataRepository {

  private volatile Runnable beforeListing = () -> {};

  void beforeListing(Runnable action) {
    beforeListing = action;
  }

  @Override
  public List<FileMetadata> list(Instrument instrument, LocalDate day) {
    beforeListing.run();
    return List.of();
  }

  @Override
  public Transfer download(FrameId id, OutputStream into) {
    throw new FileNotInArchiveException("The archive has no file " + id + ".");
  }

  @Override
  public Optional<FileMetadata> find(FrameId id) {
    return Optional.empty();
  }

  @Override
  public List<FileMetadata> find(Instrument instrument, TimeWindow window) {
    return List.of();
  }

  @Override
  public Optional<Instant> newestObservation(Instrument instrument) {
    return Optional.empty();
  }

  @Override
  public int addNew(Collection<FileMetadata> files) {
    return 0;
  }

  @Override
  public boolean compareAndSet(FileMetadata before, FileMetadata after) {
    throw new AssertionError("There is no file to update.");
  }
}
