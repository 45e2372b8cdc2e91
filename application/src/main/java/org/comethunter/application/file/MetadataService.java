package org.comethunter.application.file;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Learns from the archive which files there are. Thread-safe. */
public final class MetadataService {
  private static final System.Logger LOG = System.getLogger(MetadataService.class.getName());

  /** The line rounds the exposure to 0.1 s; more than this is a disagreement. */
  private static final double EXPOSURE_TOLERANCE_SECONDS = 0.1;

  /** The line cuts the time to full seconds; more than this is a disagreement. */
  private static final Duration TIME_TOLERANCE = Duration.ofSeconds(2);

  private final SolarArchive archive;
  private final FileMetadataRepository metadata;
  private final EventListener events;

  /** Works on these. */
  public MetadataService(
      SolarArchive archive, FileMetadataRepository metadata, EventListener events) {
    this.archive = archive;
    this.metadata = metadata;
    this.events = events;
  }

  /**
   * Lists every day folder that the window touches, and keeps what is new of the files
   * <em>observed</em> in the window. A folder that cannot be read costs the others nothing.
   *
   * @param afterEachDay is run when a folder is done with, whatever came of it
   * @param cancellation ends the listing, a request under way included
   */
  public Listing sync(
      Instrument instrument, TimeWindow window, Runnable afterEachDay, Cancellation cancellation) {
    List<FileMetadata> files = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    int reached = 0;
    int added = 0;
    for (LocalDate day : window.days()) {
      if (cancellation.isRequested()) {
        break;
      }
      try {
        List<FileMetadata> listed =
            cancellation.interrupting(() -> archive.list(instrument, day)).stream()
                .filter(file -> window.contains(file.observedAt()))
                .toList();
        added += metadata.addNew(listed);
        files.addAll(listed);
        reached++;
      } catch (ArchiveUnavailableException | UnexpectedContentException e) {
        if (cancellation.isRequested()) {
          break;
        }
        LOG.log(WARNING, "{0} {1} could not be listed: {2}", instrument, day, e.getMessage());
        failures.add(e.getMessage());
      }
      afterEachDay.run();
    }
    files.sort(FileMetadata.CHRONOLOGICAL);
    events.heard(
        new Event.MetadataSynced(instrument, window, files.size(), added, failures.size()));
    return new Listing(files, reached, failures);
  }

  /** When the newest known file of the camera was observed. */
  public Optional<Instant> newestObservation(Instrument instrument) {
    return metadata.newestObservation(instrument);
  }

  /** What is known of a file that has been listed. */
  public FileMetadata get(FrameId id) {
    return metadata.find(id).orElseThrow();
  }

  /** Lets the header of the downloaded file overrule what its metadata line only guessed. */
  public void confirm(FrameId id, FrameHeader header) {
    FileMetadata guessed = get(id);
    if (!guessed.fromHeader()) {
      logDisagreement(guessed, header);
    }
    metadata.update(
        id,
        known ->
            known.confirmedByHeader(
                header.exposureSeconds(), header.width(), header.height(), header.rollDegrees()));
  }

  private static void logDisagreement(FileMetadata line, FrameHeader header) {
    List<String> differences = new ArrayList<>();
    if (Math.abs(line.exposureSeconds() - header.exposureSeconds()) > EXPOSURE_TOLERANCE_SECONDS) {
      differences.add(
          "exposure %s s, not %s s".formatted(header.exposureSeconds(), line.exposureSeconds()));
    }
    if (line.width() != header.width() || line.height() != header.height()) {
      differences.add(
          "%d × %d pixels, not %d × %d"
              .formatted(header.width(), header.height(), line.width(), line.height()));
    }
    Duration late = Duration.between(line.observedAt(), header.observedAt());
    if (late.abs().compareTo(TIME_TOLERANCE) > 0) {
      differences.add("time " + header.observedAt() + ", not " + line.observedAt());
    }
    if (line.id().instrument() != header.instrument()) {
      differences.add("camera " + header.instrument() + ", not " + line.id().instrument());
    }
    if (!differences.isEmpty()) {
      LOG.log(
          WARNING,
          "The header of {0} disagrees with its metadata line: {1}.",
          line.id(),
          String.join("; ", differences));
    }
  }

  /**
   * What the archive lists.
   *
   * @param files as listed, in order of observation time
   * @param daysReached day folders that answered, empty ones included
   * @param failures one sentence for each folder that did not
   */
  public record Listing(List<FileMetadata> files, int daysReached, List<String> failures) {}
}
