package org.comethunter.application.pipeline;

import static java.lang.System.Logger.Level.INFO;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.SKIPPED;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.comethunter.application.file.DownloadService;
import org.comethunter.application.file.MetadataService;
import org.comethunter.application.file.ProcessingService;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.file.Replacements;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * What observation sync and live ingestion share: recover, list, register, check, and let the files
 * flow. Thread-safe.
 */
public final class Ingestion {
  private static final System.Logger LOG = System.getLogger(Ingestion.class.getName());
  private static final String WITHOUT_RAW =
      "Its raw file is missing or damaged, and could not be fetched again.";

  private final MetadataService metadata;
  private final DownloadService downloads;
  private final ProcessingService processing;
  private final RecoveryService recovery;
  private final Replacements replacements;
  private final ProcessedFileRepository files;
  private final FrameFlow flow;
  private final SearchStep search;
  private final Runnable housekeeping;

  /**
   * Composed of these services.
   *
   * @param processors runs the work on pixels; how many threads it has is how many frames are
   *     processed at once
   */
  public Ingestion(
      MetadataService metadata,
      DownloadService downloads,
      ProcessingService processing,
      RecoveryService recovery,
      Replacements replacements,
      ProcessedFileRepository files,
      RetryPolicy downloadPolicy,
      FlowSettings settings,
      Executor processors) {
    this(
        metadata,
        downloads,
        processing,
        recovery,
        replacements,
        files,
        downloadPolicy,
        settings,
        processors,
        SearchStep.NONE,
        () -> {});
  }

  /**
   * Likewise.
   *
   * @param search looks at what has arrived
   * @param housekeeping is done after each run
   */
  public Ingestion(
      MetadataService metadata,
      DownloadService downloads,
      ProcessingService processing,
      RecoveryService recovery,
      Replacements replacements,
      ProcessedFileRepository files,
      RetryPolicy downloadPolicy,
      FlowSettings settings,
      Executor processors,
      SearchStep search,
      Runnable housekeeping) {
    this.search = search;
    this.housekeeping = housekeeping;
    this.metadata = metadata;
    this.downloads = downloads;
    this.processing = processing;
    this.recovery = recovery;
    this.replacements = replacements;
    this.files = files;
    this.flow =
        new FrameFlow(
            downloads, processing, replacements, files, downloadPolicy, settings, processors);
  }

  /**
   * Brings the frames of one camera and window to their pictures.
   *
   * @param compareHashes whether files on disk are compared byte by byte with what was recorded
   * @throws ArchiveUnavailableException if no day folder could be listed
   * @throws org.comethunter.application.port.StorageException if the disk or the database failed
   */
  IngestionReport run(
      Instrument instrument,
      TimeWindow window,
      boolean compareHashes,
      ProgressListener progress,
      Cancellation cancellation) {
    downloads.giveBackOwedClaims();
    processing.giveBackOwedClaims();
    recovery.releaseStaleClaims();
    MetadataService.Listing listing = list(instrument, window, progress, cancellation);
    downloads.register(listing.files());
    Set<FrameId> withoutRaw = recovery.checkFrames(instrument, window, compareHashes, cancellation);
    Map<FrameId, FileMetadata> replaced = replacements.among(listing.files());
    Map<FrameId, FileMetadata> again = new LinkedHashMap<>();
    withoutRaw.forEach(id -> again.put(id, metadata.get(id)));
    again.putAll(replaced);
    List<FrameId> unsettled =
        filesOf(instrument, window).stream()
            .filter(file -> FrameFlow.UNSETTLED.contains(file.status()))
            .map(ProcessedFile::id)
            .filter(id -> !again.containsKey(id))
            .toList();
    FlowReport flowed = flow.run(unsettled, again, progress, cancellation);
    withoutRaw.retainAll(flowed.notRenewed());
    IngestionReport report =
        report(
            filesOf(instrument, window),
            flowed,
            withoutRaw,
            listing.failures(),
            cancellation.isRequested());
    LOG.log(INFO, "Ingestion of {0} {1} done: {2}", instrument, window, report.inWords());
    if (!cancellation.isRequested()) {
      search.search(instrument, window, progress, cancellation);
      housekeeping.run();
    }
    return report;
  }

  /**
   * Takes these files as far as they go, whatever the archive lists.
   *
   * @param unsettled files with something to do for them
   * @param again finished frames whose raw file is fetched anew, by id
   */
  void settle(
      Collection<FrameId> unsettled,
      Map<FrameId, FileMetadata> again,
      ProgressListener progress,
      Cancellation cancellation) {
    flow.run(unsettled, again, progress, cancellation);
  }

  private MetadataService.Listing list(
      Instrument instrument,
      TimeWindow window,
      ProgressListener progress,
      Cancellation cancellation) {
    int days = window.days().size();
    AtomicInteger daysDone = new AtomicInteger();
    MetadataService.Listing listing =
        metadata.sync(
            instrument,
            window,
            () -> progress.advanced(Stage.LISTING, daysDone.incrementAndGet(), days),
            cancellation);
    if (listing.daysReached() == 0 && !cancellation.isRequested()) {
      throw new ArchiveUnavailableException(listing.failures().getFirst());
    }
    return listing;
  }

  private List<ProcessedFile> filesOf(Instrument instrument, TimeWindow window) {
    return files.find(instrument, window, EnumSet.allOf(FileStatus.class));
  }

  private static IngestionReport report(
      List<ProcessedFile> files,
      FlowReport flowed,
      Set<FrameId> withoutRaw,
      List<String> listingFailures,
      boolean stopped) {
    int present = 0;
    Map<FrameId, String> failed = new LinkedHashMap<>();
    for (ProcessedFile file : files) {
      FileStatus status = file.status();
      if (flowed.processed().contains(file.id()) || flowed.skipped().contains(file.id())) {
        continue;
      }
      if (withoutRaw.contains(file.id())) {
        failed.put(file.id(), WITHOUT_RAW);
      } else if (status == PROCESSED || status == SKIPPED) {
        present++;
      } else if (status.isTerminal() || !(stopped || status.isClaim())) {
        failed.put(file.id(), file.reason().orElse("It is still " + status + "."));
      }
    }
    return new IngestionReport(
        files.size(),
        present,
        flowed.downloaded().size(),
        flowed.skipped().size(),
        flowed.processed().size(),
        failed,
        listingFailures);
  }
}
