package org.comethunter.bootstrap.job;

import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.Path;
import java.util.List;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.persistence.GuestDatabase;

/** The file of the queue. It holds nothing that is not in the home's database too. */
final class QueueFile {
  private static final System.Logger LOG = System.getLogger(QueueFile.class.getName());

  private QueueFile() {}

  /** Opens it; a damaged one is set aside and begun anew. */
  static GuestDatabase open(Path home) {
    Path file = Home.queue(home);
    List<String> damage = GuestDatabase.damage(file);
    if (!damage.isEmpty()) {
      Path aside = GuestDatabase.setAside(file);
      LOG.log(
          WARNING,
          "The queue of jobs is damaged and begun anew; the damaged one is kept as {0}. {1}",
          aside,
          damage.getFirst());
    }
    return GuestDatabase.open(file);
  }
}
