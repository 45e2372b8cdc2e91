package org.comethunter.simulator.replica;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /**
   * What a day's {@code img_hdr.txt} says at that moment; empty if there is none. Unless overridden
   * these are the lines of the {@link #files}, and a file with a blank line is not mentioned.
   */
  default Optional<MetadataText> metadata(Instrument instrument, LocalDate day, Instant now)
      throws IOException {
    List<ArchivedFile> files = files(instrument, day, now);
    String text =
        files.stream()
            .map(ArchivedFile::metadataLine)
            .filter(line -> !line.isBlank())
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return files.stream()
        .map(ArchivedFile::modifiedAt)
        .max(Comparator.naturalOrder())
        .map(modifiedAt -> new MetadataText(text, modifiedAt));
  }

  /**
   * The days that have a folder at that moment, in order. Unless overridden, those of the last two
   * weeks that have files.
   */
  default List<LocalDate> days(Instant now) throws IOException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = today.minusDays(14); !day.isAfter(today); day = day.plusDays(1)) {
      for (Instrument instrument : Instrument.values()) {
        if (!days.contains(day) && !files(instrument, day, now).isEmpty()) {
          days.add(day);
        }
      }
    }
    return days;
  }

  /** The true positions of simulated comets as a JSON document; empty for real files. */
  Optional<String> truth(Instant now) throws IOException;
}
