package org.comethunter.bootstrap;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.application.observation.ObservationService;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.application.report.SlotSyncReport;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.wiring.FramePages;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;

/**
 * Comet Hunter for other programs: brings frames from the archive into a home folder, and gives
 * them back in time order. No web server, no background jobs, nothing on standard output.
 *
 * <p>It holds the home for itself until it is closed: one program at a time works in a home.
 * Thread-safe. Methods that reach the archive throw {@link
 * org.comethunter.application.port.ArchiveUnavailableException} if it cannot be reached; any may
 * throw {@link org.comethunter.application.port.StorageException} if the disk or the database
 * cannot do its part.
 */
public final class CometHunter implements AutoCloseable {
  private final Workshop workshop;

  private CometHunter(Workshop workshop) {
    this.workshop = workshop;
  }

  /** How to make one; everything but the home has a default. */
  public static Builder builder(Path home) {
    return new Builder(home);
  }

  /**
   * Brings all frames of one camera that were observed in the window: lists, downloads, processes.
   * What is there already is checked and kept.
   *
   * @param window at most {@link ObservationSync#LONGEST_WINDOW}
   * @throws IllegalArgumentException if the window is longer
   */
  public IngestionReport sync(Instrument instrument, TimeWindow window) {
    return sync(instrument, window, ProgressListener.NONE, new Cancellation());
  }

  /**
   * Likewise, with news of how far it is and a way to stop it.
   *
   * @param cancellation honoured between files; what was done until then stays done
   */
  public IngestionReport sync(
      Instrument instrument,
      TimeWindow window,
      ProgressListener progress,
      Cancellation cancellation) {
    return workshop.engine().observationSync().run(instrument, window, progress, cancellation);
  }

  /**
   * The finished frames of one camera observed in the window, in time order. They are read in
   * pages, as the stream goes on.
   */
  public Stream<FrameEntry> frames(Instrument instrument, TimeWindow window) {
    return FramePages.stream(
        workshop.ports().frames(),
        new FrameQuery(
            Optional.of(instrument), Optional.of(window), Optional.empty(), FramePages.SIZE));
  }

  /** The finished frame of that id. */
  public Optional<FrameEntry> frame(FrameId id) {
    return workshop.ports().frames().find(id);
  }

  /**
   * The pixels of a frame as they came from the camera: counts, row-major, row 0 = bottom of the
   * array as it is stored, whatever the roll of the spacecraft.
   *
   * @throws org.comethunter.application.port.MalformedFrameException if its file is damaged
   */
  public Frame pixels(FrameId id) {
    return workshop.ports().reader().read(workshop.ports().store().raw(id));
  }

  /** Where the FITS file of a frame is. */
  public Path raw(FrameId id) {
    return workshop.ports().store().raw(id);
  }

  /** Where the picture of a frame is: 8-bit grey PNG, north up. */
  public Path picture(FrameId id) {
    return workshop.ports().store().picture(id);
  }

  /** Where a file is in its life cycle. */
  public Optional<ProcessedFile> file(FrameId id) {
    return workshop.ports().files().find(id);
  }

  /**
   * Reopens a file that has been given up or skipped: the next sync of its time takes it up again.
   *
   * @return the file as it is now, or empty if it is not known
   * @throws org.comethunter.domain.file.IllegalTransitionException if it is in no terminal state
   */
  public Optional<ProcessedFile> retry(FrameId id) {
    return workshop.engine().recovery().reopen(id);
  }

  /**
   * What has been marked in frames of this home: to mark, to list, to bring in and out. Works until
   * this is closed.
   */
  public ObservationService observations() {
    return workshop.engine().observations();
  }

  /** Brings the downlink slots into step with the published schedule. */
  public SlotSyncReport syncSlots() {
    return workshop.engine().slotSync().run();
  }

  /** The downlink slots that share a moment with the window, as they are now, in order. */
  public List<DownlinkSlot> slots(TimeWindow window) {
    Instant now = workshop.settings().clock().instant();
    return workshop.ports().slots().overlapping(window).stream().map(slot -> slot.at(now)).toList();
  }

  /**
   * Follows the archive for these cameras, on threads of its own, until that is stopped or this is
   * closed. The other cameras stay as they are.
   */
  public void follow(Set<Instrument> cameras) {
    workshop.engine().scheduler().start(cameras);
  }

  /**
   * Stops to follow the archive for these cameras, and waits for a look in hand to end.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void unfollow(Set<Instrument> cameras) throws InterruptedException {
    workshop.engine().scheduler().stop(cameras);
  }

  /** What the live scheduler does. */
  public LiveScheduler.Status live() {
    return workshop.engine().scheduler().status();
  }

  /** Stops to follow the archive, and lets the home go. */
  @Override
  public void close() {
    workshop.close();
  }

  /** What to make it of. Not thread-safe. */
  public static final class Builder {
    private final Path home;
    private final Map<Key, String> values = new EnumMap<>(Key.class);
    private InstantSource clock = InstantSource.system();
    private UnaryOperator<Ports> adapters = UnaryOperator.identity();
    private Optional<Executor> executor = Optional.empty();
    private EventListener listener = EventListener.NONE;

    private Builder(Path home) {
      this.home = home.toAbsolutePath().normalize();
    }

    /** The folder that holds the archive's day folders. */
    public Builder archiveUrl(String url) {
      return set(Key.ARCHIVE_URL, url);
    }

    /** The page with the downlink schedule. */
    public Builder scheduleUrl(String url) {
      return set(Key.SCHEDULE_URL, url);
    }

    /**
     * Any other setting, written as in the file {@code comet-hunter.properties}. That file, if the
     * home has one, comes after what is set here; environment variables are not looked at.
     */
    public Builder set(Key key, String value) {
      values.put(key, value);
      return this;
    }

    /** The clock, by default the system's. */
    public Builder clock(InstantSource time) {
      clock = time;
      return this;
    }

    /**
     * Runs the work on pixels; how many threads it has is how many frames are processed at once. It
     * must run every task, is not shut down here, and must not be one on whose threads {@code sync}
     * is called. Without one, a thread for each processor core is made.
     */
    public Builder executor(Executor processors) {
      executor = Optional.of(processors);
      return this;
    }

    /** Hears what happens: files that arrive, frames that are ready. */
    public Builder listener(EventListener events) {
      listener = events;
      return this;
    }

    /**
     * Puts something else behind some of the ports, see {@link ForwardingPorts}.
     *
     * @param replacement is given the standard adapters and returns what is used in their place
     */
    public Builder adapters(UnaryOperator<Ports> replacement) {
      adapters = replacement;
      return this;
    }

    /**
     * Opens the home, which is made if there is none.
     *
     * @throws org.comethunter.bootstrap.home.HomeUnusableException if another program holds it, or
     *     it cannot be written to
     * @throws org.comethunter.bootstrap.config.ConfigurationException if a value cannot be used
     */
    public CometHunter build() {
      Configuration configuration = Configuration.load(values, Map.of(), home);
      return new CometHunter(
          Workshop.open(
              new WorkshopSettings(
                  home, configuration, clock, false, adapters, executor, listener)));
    }
  }
}
