package org.comethunter.persistence.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Entities to store. */
public final class Samples {

  /** An observation day's first exposure. */
  public static final Instant NOON = Instant.parse("2025-10-17T12:00:00Z");

  public static final StoredFile RAW = new StoredFile(2_108_160, "0123456789abcdef".repeat(4));
  public static final StoredFile PICTURE = new StoredFile(612_345, "fedcba9876543210".repeat(4));

  private Samples() {}

  public static FrameId id(Instrument camera, Instant observedAt, int counter) {
    return new FrameId(
        LocalDate.ofInstant(observedAt, ZoneOffset.UTC), camera, Integer.toString(counter));
  }

  /** As a metadata line gives it. */
  public static FileMetadata listed(FrameId id, Instant observedAt) {
    return new FileMetadata(
        id,
        observedAt,
        19.1,
        1024,
        1024,
        "Clear",
        "Clear",
        "Normal",
        OptionalDouble.empty(),
        Optional.empty(),
        false);
  }

  /** As it is after its whole life. */
  public static ProcessedFile processed(FrameId id, Instant observedAt) {
    return ProcessedFile.discovered(id, observedAt)
        .beginDownload(observedAt)
        .downloaded(RAW, Optional.of(observedAt))
        .ready()
        .beginProcessing(observedAt)
        .processed(PICTURE);
  }

  /** From the start to just before the end. */
  public static TimeWindow window(String start, String end) {
    return new TimeWindow(Instant.parse(start), Instant.parse(end));
  }
}
