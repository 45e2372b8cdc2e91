package org.comethunter.simulator.sky;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchiveContent;
import org.comethunter.simulator.replica.ArchivedFile;

/**
 * An archive of simulated LASCO frames, without end in time. Listing is cheap; a frame is rendered
 * when it is read, and the last few are kept. The same settings give the same bytes. Thread-safe.
 */
public final class SimulatedSky implements ArchiveContent {

  private static final int KEPT_FRAMES = 8;

  private final ObservationPlan plan;
  private final SkyRenderer renderer;
  private final TruthReport truth;
  private final String version;
  private final LinkedHashMap<FrameKey, byte[]> kept = new LinkedHashMap<>();

  /** A sky with those settings. */
  public SimulatedSky(Settings settings) {
    plan = new ObservationPlan(settings);
    renderer = new SkyRenderer(settings, new KreutzGroup(settings));
    truth = new TruthReport(settings.seed(), plan, renderer);
    version = Integer.toHexString(settings.hashCode());
  }

  /**
   * What a sky is like.
   *
   * @param seed everything random follows from it
   * @param cadence time between two frames of a camera, at least a minute; C3 comes half of it
   *     after C2
   * @param delay the least time from an observation to its file's appearance, not negative; up to 4
   *     minutes are added to it, and to one file in 16 up to half an hour, so that files do not
   *     appear quite in time order
   * @param firstDay the first observation day that has frames (UTC)
   * @param roll how the spacecraft is rolled
   * @param cometSnr signal to noise of the clearest comets where they are seen best (peak over
   *     local noise through a matched filter); 0 for none to be seen
   * @param cometInterval mean time from comet to comet, at least an hour
   * @param ejectionInterval mean time from one coronal mass ejection to the next; zero for none
   * @param planets whether the planets that pass the fields are shown
   */
  public record Settings(
      long seed,
      Duration cadence,
      Duration delay,
      LocalDate firstDay,
      Roll roll,
      double cometSnr,
      Duration cometInterval,
      Duration ejectionInterval,
      boolean planets) {

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Settings {
      if (cadence.compareTo(Duration.ofMinutes(1)) < 0) {
        throw new IllegalArgumentException("The cadence must be at least a minute: " + cadence);
      }
      if (delay.isNegative()) {
        throw new IllegalArgumentException("The delay must not be negative: " + delay);
      }
      if (!(cometSnr >= 0 && cometSnr <= 1000)) {
        throw new IllegalArgumentException(
            "The comets' signal to noise must be 0 to 1000: " + cometSnr);
      }
      if (cometInterval.compareTo(Duration.ofHours(1)) < 0) {
        throw new IllegalArgumentException(
            "The interval between comets must be at least an hour: " + cometInterval);
      }
      if (ejectionInterval.isNegative()) {
        throw new IllegalArgumentException(
            "The interval between ejections must not be negative: " + ejectionInterval);
      }
    }

    /**
     * A frame every 12 minutes, in the archive after 10 minutes or more, since 1996; the roll as in
     * recent years; a clear comet every 20 hours; no ejections and no planets.
     */
    public static Settings of(long seed) {
      return new Settings(
          seed,
          Duration.ofMinutes(12),
          Duration.ofMinutes(10),
          LocalDate.of(1996, 1, 1),
          new Roll.FollowingEcliptic(),
          18,
          Duration.ofHours(20),
          Duration.ZERO,
          false);
    }

    /** The same with another cadence. */
    public Settings withCadence(Duration other) {
      return new Settings(
          seed, other, delay, firstDay, roll, cometSnr, cometInterval, ejectionInterval, planets);
    }

    /** The same with another delay. */
    public Settings withDelay(Duration other) {
      return new Settings(
          seed, cadence, other, firstDay, roll, cometSnr, cometInterval, ejectionInterval, planets);
    }

    /** The same with another first day. */
    public Settings withFirstDay(LocalDate other) {
      return new Settings(
          seed, cadence, delay, other, roll, cometSnr, cometInterval, ejectionInterval, planets);
    }

    /** The same with another roll. */
    public Settings withRoll(Roll other) {
      return new Settings(
          seed,
          cadence,
          delay,
          firstDay,
          other,
          cometSnr,
          cometInterval,
          ejectionInterval,
          planets);
    }

    /** The same with clearer or fainter comets. */
    public Settings withCometSnr(double other) {
      return new Settings(
          seed, cadence, delay, firstDay, roll, other, cometInterval, ejectionInterval, planets);
    }

    /** The same with coronal mass ejections, at that mean interval, and with planets. */
    public Settings withActivity(Duration interval) {
      return new Settings(
          seed, cadence, delay, firstDay, roll, cometSnr, cometInterval, interval, true);
    }

    /** The same with more or fewer comets. */
    public Settings withCometInterval(Duration other) {
      return new Settings(
          seed, cadence, delay, firstDay, roll, cometSnr, other, ejectionInterval, planets);
    }
  }

  private record FrameKey(Instrument instrument, LocalDate day, String name) {}

  @Override
  public List<ArchivedFile> files(Instrument instrument, LocalDate day, Instant now) {
    return plan.availableOn(Camera.of(instrument), day, now).stream().map(this::file).toList();
  }

  @Override
  public byte[] read(ArchivedFile file) throws IOException {
    FrameKey key = new FrameKey(file.instrument(), file.day(), file.name());
    synchronized (kept) {
      byte[] known = kept.get(key);
      if (known != null) {
        return known.clone();
      }
    }
    byte[] rendered = renderer.render(observation(file));
    synchronized (kept) {
      kept.put(key, rendered);
      if (kept.size() > KEPT_FRAMES) {
        kept.pollFirstEntry();
      }
    }
    return rendered.clone();
  }

  @Override
  public Optional<String> truth(Instant now) {
    return Optional.of(truth.json(now));
  }

  private ArchivedFile file(Observation observation) {
    return new ArchivedFile(
        observation.day(),
        observation.camera().instrument(),
        observation.fileName(),
        observation.metadataLine(),
        FitsFrameWriter.FILE_LENGTH,
        observation.availableAt(),
        version);
  }

  private Observation observation(ArchivedFile file) throws NoSuchFileException {
    return plan.availableOn(Camera.of(file.instrument()), file.day(), Instant.MAX).stream()
        .filter(observation -> observation.fileName().equals(file.name()))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchFileException(file.name(), null, "The sky has no such frame."));
  }
}
