package org.comethunter.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.Ports;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** A home whose database says that there are very many frames; there are no files. */
final class FilledHome {

  /** When the newest frame was observed. */
  static final Instant NEWEST = Instant.parse("2026-03-10T00:00:00Z");

  /** Each camera has a frame every twelve minutes, as in reality; they take turns. */
  static final Duration BETWEEN = Duration.ofMinutes(6);

  private static final int BATCH = 10_000;
  private static final int FIRST_NUMBER = 22_000_000;

  private FilledHome() {}

  /** When the oldest frame of a home of that many was observed. */
  static Instant oldest(int frames) {
    return NEWEST.minus(BETWEEN.multipliedBy(frames - 1L));
  }

  /** The last whole day of one camera. */
  static TimeWindow lastDay() {
    return new TimeWindow(NEWEST.minus(Duration.ofDays(1)), NEWEST);
  }

  /** Adds the frames; those that are there already stay. */
  static void fill(Path home, int frames, IntConsumer progress) {
    Ports[] ports = new Ports[1];
    try (CometHunter _ =
        CometHunter.builder(home)
            .adapters(
                standard -> {
                  ports[0] = standard;
                  return standard;
                })
            .build()) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
      for (int from = 0; from < frames; from += BATCH) {
        add(ports[0], from, Math.min(frames, from + BATCH), random);
        progress.accept(Math.min(frames, from + BATCH));
      }
      ports[0].liveCameras().choose(Set.of());
    }
  }

  private static void add(Ports ports, int from, int to, RandomGenerator random) {
    List<FileMetadata> metadata = new ArrayList<>();
    List<ProcessedFile> files = new ArrayList<>();
    for (int number = from; number < to; number++) {
      FileMetadata known = metadata(number, random);
      metadata.add(known);
      files.add(
          new ProcessedFile(
              known.id(),
              known.observedAt(),
              FileStatus.PROCESSED,
              0,
              0,
              Optional.empty(),
              Optional.empty(),
              Optional.of(new StoredFile(2_102_400, hash(random))),
              known.modifiedAt(),
              Optional.of(new StoredFile(600_000 + random.nextInt(50_000), hash(random)))));
    }
    ports.metadata().addNew(metadata);
    ports.files().addNew(files);
  }

  private static FileMetadata metadata(int number, RandomGenerator random) {
    Instrument instrument = number % 2 == 0 ? Instrument.C2 : Instrument.C3;
    Instant observedAt = NEWEST.minus(BETWEEN.multipliedBy(number));
    LocalDate day = LocalDate.ofInstant(observedAt, ZoneOffset.UTC);
    String name =
        String.format(Locale.ROOT, "%08d", (FIRST_NUMBER + 50_000_000 - number) % 100_000_000);
    return new FileMetadata(
        new FrameId(day, instrument, name),
        observedAt,
        18 + rounded(random.nextDouble()),
        1024,
        1024,
        instrument == Instrument.C2 ? "Orange" : "Clear",
        "Clear",
        "Normal",
        OptionalDouble.of(rounded(random.nextDouble() - 0.5)),
        Optional.of(observedAt.plusSeconds(3600)),
        true);
  }

  /** To four decimals, as headers have them. */
  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private static String hash(RandomGenerator random) {
    return String.format(
        Locale.ROOT,
        "%016x%016x%016x%016x",
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextLong());
  }
}
