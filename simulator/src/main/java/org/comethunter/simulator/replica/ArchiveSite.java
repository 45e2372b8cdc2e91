package org.comethunter.simulator.replica;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.http.Response;

/** The image archive's pages and files. Thread-safe. */
final class ArchiveSite {

  /** Where the day folders are, without the slash at the end. */
  static final String BASE = "/pub/lasco/lastimage/level_05";

  static final String METADATA = "img_hdr.txt";

  // day, camera, file; the slash after a folder
  private static final Pattern PLACE =
      Pattern.compile("(?:/(\\d{6})(?:/(c2|c3)(?:/([^/]+))?)?)?(/?)");

  private final ArchiveContent content;
  private final RecentFiles recent;

  ArchiveSite(ArchiveContent content) {
    this.content = content;
    this.recent = new RecentFiles(content);
  }

  /**
   * The answer for a path. A redirect's location is a path.
   *
   * @param path a decoded path that begins with {@link #BASE}
   */
  Response answer(String path, Instant now) throws IOException {
    Matcher place = PLACE.matcher(path.substring(BASE.length()));
    if (!place.matches()) {
      return Response.error(404);
    }
    if (place.group(1) == null) {
      return folderPage(path, Optional.of(top(path, now)));
    }
    Optional<LocalDate> day = DayFolder.parse(place.group(1));
    if (day.isEmpty()) {
      return Response.error(404);
    }
    if (place.group(2) == null) {
      return folderPage(path, dayFolder(path, day.get(), now));
    }
    Instrument instrument = Instrument.of(place.group(2)).orElseThrow();
    if (place.group(3) == null) {
      return folderPage(path, cameraFolder(path, instrument, day.get(), now));
    }
    return place.group(4).isEmpty()
        ? file(instrument, day.get(), place.group(3), now).orElseGet(() -> Response.error(404))
        : Response.error(404);
  }

  private Listing top(String path, Instant now) throws IOException {
    FolderPage page = new FolderPage(path);
    Instant latest = Instant.EPOCH;
    for (LocalDate day : content.days(now)) {
      latest = day.atTime(23, 59).toInstant(ZoneOffset.UTC);
      page.folder(DayFolder.of(day), latest);
    }
    return new Listing(page, latest);
  }

  private Optional<Listing> dayFolder(String path, LocalDate day, Instant now) throws IOException {
    FolderPage page = new FolderPage(path);
    List<Instant> times = new ArrayList<>();
    for (Instrument instrument : Instrument.values()) {
      Optional<Listing> camera = cameraFolder(path, instrument, day, now);
      camera.ifPresent(listing -> page.folder(instrument.code(), listing.modifiedAt()));
      camera.map(Listing::modifiedAt).ifPresent(times::add);
    }
    return times.stream().max(Comparator.naturalOrder()).map(time -> new Listing(page, time));
  }

  private Optional<Listing> cameraFolder(
      String path, Instrument instrument, LocalDate day, Instant now) throws IOException {
    FolderPage page = new FolderPage(path);
    List<Instant> times = new ArrayList<>();
    for (ArchivedFile file : content.files(instrument, day, now)) {
      page.file(file.name(), file.modifiedAt(), file.length());
      times.add(file.modifiedAt());
    }
    Optional<MetadataText> metadata = content.metadata(instrument, day, now);
    metadata.ifPresent(
        found -> {
          page.file(METADATA, found.modifiedAt(), found.text().length());
          times.add(found.modifiedAt());
        });
    Optional<Instant> latest = times.stream().max(Comparator.naturalOrder());
    latest.ifPresent(
        time -> {
          for (Preview preview : Preview.ALL) {
            page.file(preview.fileName(), time, preview.length());
          }
        });
    return latest.map(time -> new Listing(page, time));
  }

  private Optional<Response> file(Instrument instrument, LocalDate day, String name, Instant now)
      throws IOException {
    Optional<Preview> preview = Preview.named(name);
    if (preview.isPresent()) {
      return cameraFolder(BASE + "/", instrument, day, now).map(_ -> preview.get().response());
    }
    if (name.equals(METADATA)) {
      return content.metadata(instrument, day, now).map(ArchiveSite::metadata);
    }
    for (ArchivedFile file : content.files(instrument, day, now)) {
      if (file.name().equals(name)) {
        return frame(file);
      }
    }
    return Optional.empty();
  }

  private Optional<Response> frame(ArchivedFile file) throws IOException {
    try {
      return Optional.of(
          Response.of(200, recent.read(file))
              .withValidators(EntityTag.of(file), file.modifiedAt())
              .withHeader("Accept-Ranges", "bytes"));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static Response metadata(MetadataText metadata) {
    byte[] bytes = metadata.text().getBytes(StandardCharsets.ISO_8859_1);
    return Response.of(200, bytes)
        .withHeader("Content-Type", "text/plain")
        .withHeader("Accept-Ranges", "bytes")
        .withValidators(EntityTag.of(bytes), metadata.modifiedAt());
  }

  private static Response folderPage(String path, Optional<Listing> listing) {
    if (listing.isEmpty()) {
      return Response.error(404);
    }
    if (!path.endsWith("/")) {
      return Response.redirect(301, path + "/");
    }
    Response page = Response.html(200, listing.get().page().html());
    return page.withValidators(EntityTag.of(page.body()), listing.get().modifiedAt());
  }

  private record Listing(FolderPage page, Instant modifiedAt) {}
}
