package org.comethunter.bootstrap.service;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchiveContent;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.sky.SimulatedSky;

/** Frames of a simulated sky that come into the archive one by one, when the test wants them to. */
final class DrippingSky implements ArchiveContent {
  private final SimulatedSky sky;
  private final List<ArchivedFile> there = new ArrayList<>();

  DrippingSky(SimulatedSky sky) {
    this.sky = sky;
  }

  /** Puts a file into its folder. */
  synchronized void drop(ArchivedFile file, Instant now) {
    there.add(
        new ArchivedFile(
            file.day(),
            file.instrument(),
            file.name(),
            file.metadataLine(),
            file.length(),
            now,
            file.version()));
  }

  @Override
  public synchronized List<ArchivedFile> files(Instrument instrument, LocalDate day, Instant now) {
    return there.stream()
        .filter(file -> file.instrument() == instrument && file.day().equals(day))
        .toList();
  }

  @Override
  public byte[] read(ArchivedFile file) throws IOException {
    return sky.read(file);
  }

  @Override
  public Optional<String> truth(Instant now) {
    return Optional.empty();
  }
}
