package org.comethunter.benchmarks.torture;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.replica.ArchiveContent;
import org.comethunter.simulator.replica.ArchivedFile;

/**
 * The frames of a sky that were observed in one window, and no others, whatever the time: an
 * archive in which every run finds the same. Each is rendered once. Thread-safe.
 */
public final class Handful implements ArchiveContent {
  /** As {@code img_hdr.txt} writes the time of an observation. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy/MM/dd  HH:mm:ss", Locale.ROOT);

  private static final int TIME_BEGINS = 16;
  private static final int TIME_ENDS = 36;

  private final ArchiveContent sky;
  private final TimeWindow window;
  private final Map<String, byte[]> rendered = new ConcurrentHashMap<>();

  /** Those of that sky in that window. */
  public Handful(ArchiveContent sky, TimeWindow window) {
    this.sky = sky;
    this.window = window;
  }

  @Override
  public List<ArchivedFile> files(Instrument instrument, LocalDate day, Instant now)
      throws IOException {
    return sky.files(instrument, day, now).stream()
        .filter(file -> window.contains(observed(file)))
        .toList();
  }

  /** How many there are of a camera in all. */
  public int count(Instrument instrument, Instant now) throws IOException {
    int count = 0;
    LocalDate last = LocalDate.ofInstant(window.end(), ZoneOffset.UTC);
    LocalDate day = LocalDate.ofInstant(window.start(), ZoneOffset.UTC);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      count += files(instrument, day, now).size();
    }
    return count;
  }

  private static Instant observed(ArchivedFile file) {
    String text = file.metadataLine().substring(TIME_BEGINS, TIME_ENDS);
    return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
  }

  @Override
  public byte[] read(ArchivedFile file) throws IOException {
    byte[] known = rendered.get(file.name());
    if (known == null) {
      known = sky.read(file);
      rendered.put(file.name(), known);
    }
    return known;
  }

  @Override
  public Optional<String> truth(Instant now) {
    return Optional.empty();
  }
}
