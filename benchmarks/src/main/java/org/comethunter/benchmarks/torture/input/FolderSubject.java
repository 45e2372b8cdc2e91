package org.comethunter.benchmarks.torture.input;

import java.nio.file.Path;
import java.util.List;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.instrument.Instrument;

/**
 * Lists a sound {@code img_hdr.txt} beside a mutant of the folder page, which can only add to it.
 */
final class FolderSubject extends ArchiveSubject {
  private final long files;

  FolderSubject(Path work) throws Exception {
    super(work);
    byte[] metadata = Seeds.metadata().getFirst();
    site.serve(MutantSite.METADATA, metadata);
    files = Seeds.text(metadata).lines().filter(line -> line.length() > 100).count();
  }

  @Override
  public String feed(byte[] mutant, long number) {
    site.serve("/", mutant);
    List<FileMetadata> listed = ports().archive().list(Instrument.C2, DAY);
    if (listed.size() != files) {
      throw new MisbehaviourException(
          "A folder page leaves %d files of %d.".formatted(listed.size(), files));
    }
    site.checkRequests();
    return listed.stream().anyMatch(file -> file.modifiedAt().isPresent()) ? "times" : "no time";
  }
}
