package org.comethunter.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.LettingGo;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;

/**
 * Reads the texts of the table {@code frame}, whose making is in {@code V5__letting_go.sql}: values
 * in the order of that view, one after the other, each with a character at its end.
 */
final class FrameLine {

  private static final char VALUE_END = '\u001f';
  private static final char ESCAPE = '\u001b';

  private final String text;
  private int next;

  private FrameLine(String text) {
    this.text = text;
  }

  /** All frames of a page. */
  static List<FrameEntry> readAll(String page) {
    FrameLine line = new FrameLine(page);
    List<FrameEntry> frames = new ArrayList<>(page.length() / 256 + 1);
    int begin = 0;
    try {
      while (line.next < page.length()) {
        begin = line.next;
        frames.add(line.frame());
      }
    } catch (RuntimeException e) {
      String id = page.substring(begin, Math.min(page.length(), begin + 24)).strip();
      throw new UnreadableRowException("the line of " + id + ": " + e.getMessage(), e);
    }
    return frames;
  }

  private FrameEntry frame() {
    FrameId id = FrameId.parse(text());
    Instant observedAt = time().orElseThrow();
    int downloadAttempts = number();
    int processingAttempts = number();
    Optional<StoredFile> raw = storedFile();
    Optional<Instant> rawModifiedAt = time();
    Optional<StoredFile> picture = storedFile();
    FileMetadata metadata =
        new FileMetadata(
            id,
            observedAt,
            real(text()),
            number(),
            number(),
            foreignText(),
            foreignText(),
            foreignText(),
            real(),
            time(),
            number() == 1);
    ProcessedFile file =
        new ProcessedFile(
            id,
            observedAt,
            FileStatus.PROCESSED,
            downloadAttempts,
            processingAttempts,
            Optional.empty(),
            Optional.empty(),
            raw,
            rawModifiedAt,
            picture,
            lettingGo());
    return new FrameEntry(metadata, ProcessedFileRow.lawful(file));
  }

  private LettingGo lettingGo() {
    Optional<Instant> raw = time();
    Optional<Instant> picture = time();
    Optional<Instant> askedFor = time();
    return raw.isEmpty() && picture.isEmpty() && askedFor.isEmpty()
        ? LettingGo.NOTHING
        : new LettingGo(raw, picture, askedFor);
  }

  private Optional<StoredFile> storedFile() {
    int begin = next;
    int end = end();
    String sha256 = text();
    return begin == end
        ? Optional.empty()
        : Optional.of(new StoredFile(Long.parseLong(text, begin, end, 10), sha256));
  }

  private Optional<Instant> time() {
    int begin = next;
    return begin == end() ? Optional.empty() : Optional.of(TimeText.parse(text, begin));
  }

  private OptionalDouble real() {
    String real = text();
    return real.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(real(real));
  }

  /** SQLite writes Inf for what Java calls Infinity. */
  private static double real(String text) {
    return Double.parseDouble(text.endsWith("Inf") ? text + "inity" : text);
  }

  private int number() {
    int begin = next;
    return Integer.parseInt(text, begin, end(), 10);
  }

  private String text() {
    int begin = next;
    return text.substring(begin, end());
  }

  /** A text that may hold anything, with what stands for the two special characters undone. */
  private String foreignText() {
    String text = text();
    return text.indexOf(ESCAPE) < 0
        ? text
        : text.replace(ESCAPE + "1", "" + VALUE_END).replace(ESCAPE + "0", "" + ESCAPE);
  }

  /** Where the next value ends; goes on to the one after it. */
  private int end() {
    int end = text.indexOf(VALUE_END, next);
    if (end < 0) {
      throw new IllegalArgumentException("it is cut short");
    }
    next = end + 1;
    return end;
  }
}
