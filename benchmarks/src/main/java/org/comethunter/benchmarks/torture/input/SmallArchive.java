package org.comethunter.benchmarks.torture.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.sky.SimulatedSky;

/** An archive of one day with a few simulated frames of C2. */
public final class SmallArchive {
  /** The day of its frames. */
  public static final LocalDate DAY = LocalDate.of(2024, 3, 10);

  private SmallArchive() {}

  /**
   * Writes it.
   *
   * @param folder receives the day's folder
   * @return the ids of its frames
   */
  public static List<FrameId> write(Path folder, int frames) throws IOException {
    SimulatedSky sky = Seeds.sky();
    Path day = Files.createDirectories(folder.resolve("240310/c2"));
    StringBuilder lines = new StringBuilder();
    List<FrameId> ids = new ArrayList<>();
    for (ArchivedFile file : sky.files(Instrument.C2, DAY, Instant.MAX).subList(0, frames)) {
      Path target = day.resolve(file.name());
      Files.write(target, sky.read(file));
      Files.setLastModifiedTime(target, FileTime.from(file.modifiedAt()));
      lines.append(file.metadataLine()).append('\n');
      ids.add(FrameId.ofFile(DAY, Instrument.C2, file.name()));
    }
    Files.writeString(day.resolve("img_hdr.txt"), lines);
    return ids;
  }

  /** The time of its frames. */
  public static TimeWindow window() {
    return new TimeWindow(
        DAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
        DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
