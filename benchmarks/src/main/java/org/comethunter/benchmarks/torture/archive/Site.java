package org.comethunter.benchmarks.torture.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.comethunter.benchmarks.torture.input.SmallArchive;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.FolderContent;
import org.comethunter.simulator.replica.Replica;

/**
 * What the rounds of a trial have in common.
 *
 * @param work a folder for files
 * @param clock the time, some hours after the frames
 * @param ids the frames
 * @param proper what an undisturbed run makes of them
 * @param best what it makes of them when the first is replaced by a better file
 */
record Site(
    Path work,
    InstantSource clock,
    List<FrameId> ids,
    Map<String, String> proper,
    Map<String, String> best) {
  static final int FRAMES = 4;
  private static final Duration LATER = Duration.ofHours(6);
  private static final int IMPROVED = 2000;

  static Site make(Path work) throws IOException {
    InstantSource clock =
        Clock.offset(
            Clock.systemUTC(),
            Duration.between(Instant.now(), SmallArchive.window().end().plus(LATER)));
    Path archive = work.resolve("archive");
    List<FrameId> ids = SmallArchive.write(archive, FRAMES);
    Map<String, String> proper = undisturbed(work.resolve("proper"), archive, clock, ids);
    improve(archive, ids.getFirst());
    Map<String, String> best = undisturbed(work.resolve("best"), archive, clock, ids);
    return new Site(work, clock, ids, proper, best);
  }

  private static Map<String, String> undisturbed(
      Path home, Path archive, InstantSource clock, List<FrameId> ids) throws IOException {
    try (Replica replica = Replica.of(FolderContent.of(archive)).clock(clock).start();
        Round round = new Round(home, replica, clock, ids)) {
      round.run(1);
      return round.results();
    }
  }

  /** Replaces a file in an archive by one with other counts and a later time. */
  static void improve(Path archive, FrameId id) throws IOException {
    Path file =
        archive.resolve(id.dayFolder()).resolve(Instrument.C2.code()).resolve(id.fileName());
    byte[] bytes = Files.readAllBytes(file);
    for (int place = bytes.length / 2; place < bytes.length / 2 + IMPROVED; place++) {
      bytes[place] ^= 1;
    }
    Instant before = Files.getLastModifiedTime(file).toInstant();
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(before.plus(LATER)));
  }
}
