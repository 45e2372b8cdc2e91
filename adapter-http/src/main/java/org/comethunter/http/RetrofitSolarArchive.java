package org.comethunter.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.FileNotInArchiveException;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/**
 * The archive's folders over HTTP. A file is taken when its metadata line is there; the folder page
 * only adds modification times, and a listing does without them if that page cannot be had.
 * Downloads are attempted once: their life cycle knows when to try again.
 */
@Singleton
final class RetrofitSolarArchive implements SolarArchive {
  private static final Logger LOG = System.getLogger(RetrofitSolarArchive.class.getName());
  private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("uuMMdd");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int NOT_MODIFIED = 304;
  private static final int MOST_REASONS = 5;

  private final ArchiveEndpoints archive;
  private final PageFetcher pages;
  private final PoliteCaller caller;

  @Inject
  RetrofitSolarArchive(
      HttpSettings settings, HttpConnections connections, PageFetcher pages, PoliteCaller caller) {
    this.archive =
        connections.endpoints(ArchiveEndpoints.class, HttpUrl.get(settings.archiveUrl()));
    this.pages = pages;
    this.caller = caller;
  }

  @Override
  public List<FileMetadata> list(Instrument instrument, LocalDate day) {
    String folder = FOLDER.format(day) + "/" + instrument.code() + "/";
    String subject = folder + "img_hdr.txt";
    Optional<Page> page =
        pages.fetch(subject, when -> archive.metadata(FOLDER.format(day), instrument.code(), when));
    if (page.isEmpty()) {
      return List.of();
    }
    MetadataListing listing = MetadataListing.read(page.get().body(), instrument, day);
    boolean blank = page.get().body().length == 0;
    if (listing.files().isEmpty() && !blank && (page.get().isHtml() || !listing.isListing())) {
      throw new UnexpectedContentException(
          "The server sends something else instead of %s, perhaps a web page.".formatted(subject));
    }
    if (page.get().isNew()) {
      report(subject, listing);
    }
    if (listing.files().isEmpty()) {
      return List.of();
    }
    Map<String, Instant> times = modificationTimes(folder, instrument, day);
    return listing.files().stream()
        .map(file -> dated(file, Optional.ofNullable(times.get(file.id().fileName()))))
        .toList();
  }

  @Override
  public Transfer download(FrameId id, OutputStream into) {
    return fetch(id, Map.of(), into)
        .orElseThrow(() -> PoliteCaller.refusal(subject(id), NOT_MODIFIED));
  }

  @Override
  public Optional<Transfer> downloadIfChanged(FrameId id, Instant since, OutputStream into) {
    return fetch(id, Map.of("If-Modified-Since", HTTP_DATE.format(since)), into);
  }

  private static String subject(FrameId id) {
    return id.dayFolder() + "/" + id.instrument().code() + "/" + id.fileName();
  }

  /** Nothing if the server says that it has not changed. */
  private Optional<Transfer> fetch(FrameId id, Map<String, String> conditions, OutputStream into) {
    String subject = subject(id);
    return caller.call(
        archive.file(id.dayFolder(), id.instrument().code(), id.fileName(), conditions),
        response -> {
          if (response.code() == NOT_MODIFIED) {
            return Optional.empty();
          }
          if (response.code() == 404 || response.code() == 410) {
            throw new FileNotInArchiveException(
                "The archive does not have %s (yet).".formatted(subject));
          }
          if (!response.isSuccessful()) {
            throw PoliteCaller.refusal(subject, response.code());
          }
          return Optional.of(new FileTransfer(subject, into).receive(response));
        });
  }

  private Map<String, Instant> modificationTimes(
      String folder, Instrument instrument, LocalDate day) {
    try {
      return pages
          .fetch(folder, when -> archive.folder(FOLDER.format(day), instrument.code(), when))
          .map(page -> FolderPage.modificationTimes(page.body()))
          .orElse(Map.of());
    } catch (ArchiveUnavailableException | UnexpectedContentException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      LOG.log(Level.WARNING, "No modification times for {0}: {1}", folder, e.getMessage());
      return Map.of();
    }
  }

  private static FileMetadata dated(FileMetadata file, Optional<Instant> time) {
    return time.map(file::modified).orElse(file);
  }

  private static void report(String subject, MetadataListing listing) {
    if (!listing.torn().isEmpty()) {
      LOG.log(Level.DEBUG, "Torn lines in {0}: {1}", subject, listing.torn());
    }
    if (!listing.refused().isEmpty()) {
      LOG.log(
          Level.WARNING,
          "{0} lines of {1} are not used, such as {2}",
          listing.refused().size(),
          subject,
          listing.refused().stream().limit(MOST_REASONS).toList());
    }
  }
}
