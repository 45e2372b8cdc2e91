package org.comethunter.bootstrap.wiring;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.comethunter.application.doctor.HomeExamination;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.bootstrap.config.Settings;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.fits.FitsModule;
import org.comethunter.persistence.Database;
import org.comethunter.persistence.Inspection;
import org.comethunter.persistence.PersistenceModule;

/** Reads in a home, beside whoever writes to it. */
public final class ReadingRoom {
  private static final Duration SLOT_HORIZON = Duration.ofDays(60);

  private final Views views;
  private final Database database;

  private ReadingRoom(Views views, Database database) {
    this.views = views;
    this.database = database;
  }

  /**
   * Reads something.
   *
   * @param home the home folder
   * @param question what is to be read
   * @param nothing the answer where nothing has been kept yet
   * @throws org.comethunter.application.port.StorageException if the database cannot be read
   */
  public static <T> T read(Path home, Function<ReadingRoom, T> question, T nothing) {
    Path file = Home.database(home);
    if (!Files.exists(file)) {
      return nothing;
    }
    try (Database database = Database.openReadOnly(file)) {
      return question.apply(
          new ReadingRoom(DaggerReadingRoom_Views.factory().create(home, database), database));
    }
  }

  /** All frames of one camera observed in one window, in time order. */
  public List<FrameEntry> frames(Instrument instrument, TimeWindow window) {
    return views
        .frames()
        .list(
            new FrameQuery(
                Optional.of(instrument), Optional.of(window), Optional.empty(), Integer.MAX_VALUE));
  }

  /** The slots of two months before and after that moment, in order of their begin. */
  public List<DownlinkSlot> slots(Instant around) {
    return views
        .slots()
        .overlapping(new TimeWindow(around.minus(SLOT_HORIZON), around.plus(SLOT_HORIZON)));
  }

  /** Looks for damage in the database. */
  public Inspection inspection() {
    return database.inspection();
  }

  /**
   * Compares the database with the disk.
   *
   * @param alone whether no other process works in the home
   */
  public HomeExamination examination(boolean alone, InstantSource clock) {
    return new HomeExamination(
        views.files(),
        views.store(),
        views.reader(),
        views.observations(),
        alone,
        Settings.CLAIM_LIMIT,
        clock);
  }

  /** Where files are. */
  public FrameStore store() {
    return views.store();
  }

  /** What can be read. */
  @Singleton
  @Component(modules = {PersistenceModule.class, FitsModule.class})
  interface Views {
    FrameCatalogue frames();

    DownlinkSlotRepository slots();

    FrameStore store();

    FileCatalogue files();

    FrameReader reader();

    ObservationRepository observations();

    /** Makes the views. */
    @Component.Factory
    interface Factory {
      Views create(
          @BindsInstance @org.comethunter.fits.Home Path home, @BindsInstance Database database);
    }
  }
}
