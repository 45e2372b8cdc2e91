package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.comethunter.application.port.LiveCameras;
import org.comethunter.domain.instrument.Instrument;

/** The choice in the one row of the table {@code live_cameras}. */
final class SqliteLiveCameras implements LiveCameras {

  private final Database database;

  @Inject
  SqliteLiveCameras(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Set<Instrument>> chosen() {
    return database
        .read(LiveCamerasMapper.class, LiveCamerasMapper::chosen)
        .map(SqliteLiveCameras::cameras);
  }

  private static Set<Instrument> cameras(String codes) {
    Set<Instrument> cameras = EnumSet.noneOf(Instrument.class);
    for (Instrument camera : Instrument.values()) {
      if (codes.contains(camera.code() + " ")) {
        cameras.add(camera);
      }
    }
    return cameras;
  }

  @Override
  public void choose(Set<Instrument> cameras) {
    database.inTransaction(
        LiveCamerasMapper.class,
        table -> table.choose(cameras.contains(Instrument.C2), cameras.contains(Instrument.C3)));
  }
}
