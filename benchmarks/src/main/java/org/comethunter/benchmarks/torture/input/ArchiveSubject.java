package org.comethunter.benchmarks.torture.input;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.Ports;
import org.comethunter.bootstrap.config.Key;

/** The library in a home of its own, before a site that serves mutants. */
abstract class ArchiveSubject implements Subject {
  static final LocalDate DAY = LocalDate.of(2024, 3, 10);
  private static final Instant NOW = Instant.parse("2024-03-10T12:00:00Z");

  final MutantSite site;
  final CometHunter hunter;
  private final Ports[] ports = new Ports[1];

  ArchiveSubject(Path work) throws Exception {
    site = new MutantSite();
    hunter =
        CometHunter.builder(work.resolve("home"))
            .archiveUrl(site.archiveUrl())
            .scheduleUrl(site.scheduleUrl())
            .set(Key.HTTP_BACK_OFF, "1ms")
            .set(Key.HTTP_READ_TIMEOUT, "2s")
            .set(Key.DOWNLOAD_ATTEMPTS, "1")
            .clock(InstantSource.fixed(NOW))
            .adapters(
                standard -> {
                  ports[0] = standard;
                  return standard;
                })
            .build();
  }

  /** What stands behind the library. */
  Ports ports() {
    return ports[0];
  }

  @Override
  public Set<Class<? extends Exception>> documented() {
    return Set.of(ArchiveUnavailableException.class, UnexpectedContentException.class);
  }

  @Override
  public void close() {
    try (site) {
      hunter.close();
    }
  }
}
