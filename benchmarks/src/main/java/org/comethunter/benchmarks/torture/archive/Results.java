package org.comethunter.benchmarks.torture.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;

/** What has become of some files. */
final class Results {

  private Results() {}

  /** The records of those that are known. */
  static Map<FrameId, ProcessedFile> states(CometHunter hunter, List<FrameId> ids) {
    Map<FrameId, ProcessedFile> states = new LinkedHashMap<>();
    ids.forEach(id -> hunter.file(id).ifPresent(file -> states.put(id, file)));
    return states;
  }

  /** The state, raw file and picture of each, without times and counts of attempts. */
  static Map<String, String> of(CometHunter hunter, List<FrameId> ids) {
    Map<String, String> results = new LinkedHashMap<>();
    for (FrameId id : ids) {
      Optional<ProcessedFile> file = hunter.file(id);
      String state = file.map(ProcessedFile::status).map(FileStatus::name).orElse("unknown");
      results.put(
          id.toString(),
          state
              + " "
              + file.flatMap(ProcessedFile::raw).map(Object::toString).orElse("no raw file")
              + " "
              + digest(hunter.picture(id)));
    }
    return results;
  }

  private static String digest(Path picture) {
    try {
      return Files.exists(picture)
          ? Integer.toHexString(Arrays.hashCode(Files.readAllBytes(picture)))
          : "no picture";
    } catch (IOException e) {
      throw new UncheckedIOException("The picture cannot be read.", e);
    }
  }
}
