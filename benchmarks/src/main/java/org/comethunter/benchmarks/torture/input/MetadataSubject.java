package org.comethunter.benchmarks.torture.input;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * Lists a mutant of {@code img_hdr.txt}, keeps what it lists, and now and then has a whole sync go
 * by it: no name in it may lead anywhere else than to files of that folder.
 */
final class MetadataSubject extends ArchiveSubject {
  private static final int SYNC_EVERY = 25;
  private static final int MOST_SYNCED = 40;

  MetadataSubject(Path work) throws Exception {
    super(work);
  }

  @Override
  public String feed(byte[] mutant, long number) {
    site.serve(MutantSite.METADATA, mutant);
    site.header(number);
    List<FileMetadata> listed = ports().archive().list(Instrument.C2, DAY);
    check(listed);
    ports().metadata().addNew(listed);
    for (FileMetadata file : listed) {
      Optional<FileMetadata> kept = ports().metadata().find(file.id());
      if (kept.isEmpty()) {
        throw new MisbehaviourException("A listed file is not kept: " + file.id());
      }
    }
    if (number % SYNC_EVERY == SYNC_EVERY - 1 && listed.size() <= MOST_SYNCED) {
      hunter.sync(
          Instrument.C2,
          new TimeWindow(
              DAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
              DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
    site.checkRequests();
    return listed.isEmpty() ? "no file" : "files";
  }

  private static void check(List<FileMetadata> listed) {
    Set<FrameId> ids = new HashSet<>();
    for (FileMetadata file : listed) {
      if (!ids.add(file.id())) {
        throw new MisbehaviourException("A file is listed twice: " + file.id());
      }
      if (file.id().instrument() != Instrument.C2
          || !FrameId.isFileName(file.id().fileName())
          || !Double.isFinite(file.exposureSeconds())
          || file.exposureSeconds() < 0) {
        throw new MisbehaviourException("A file is listed that cannot be: " + file);
      }
    }
  }
}
