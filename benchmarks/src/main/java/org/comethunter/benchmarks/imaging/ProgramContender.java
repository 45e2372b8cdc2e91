package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.benchmarks.program.Launcher;
import org.comethunter.benchmarks.program.MeasuredProcess;
import org.comethunter.domain.filter.FilterKind;

/** {@code comet-hunter process}, from before its start to after its end. */
record ProgramContender(FilterKind filter, List<Path> frames) implements Contender {

  @Override
  public String name() {
    return "process --filter " + filter.code();
  }

  @Override
  public Run run(Path out) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Launcher.path(), "process", "--filter", filter.code(), "--out", out.toString()));
    frames.forEach(frame -> command.add(frame.toString()));
    MeasuredProcess measured = MeasuredProcess.run(command);
    return new Run(frames.size(), measured.seconds(), measured.peakBytes());
  }
}
