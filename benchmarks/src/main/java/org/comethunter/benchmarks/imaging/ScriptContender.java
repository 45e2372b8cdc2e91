package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.benchmarks.program.MeasuredProcess;

/**
 * The hunters' script. What Python and its libraries take to start is not counted: the script has
 * fewer frames to spread that over.
 */
record ScriptContender(HuntersScript script, int processes, List<Path> frames)
    implements Contender {
  private static final Pattern TOOK =
      Pattern.compile("\\d+ frames took ([0-9.]+) s, written by (\\w+)");

  @Override
  public String name() {
    return processes == 1 ? "script, 1 process" : "script, " + processes + " processes";
  }

  @Override
  public Run run(Path out) throws IOException, InterruptedException {
    MeasuredProcess measured = measure(out, frames);
    return new Run(
        frames.size(), Double.parseDouble(told(measured).group(1)), measured.peakBytes());
  }

  /** Which library writes its pictures; asks for one picture. */
  String writer(Path out) throws IOException, InterruptedException {
    return told(measure(out, frames.subList(0, 1))).group(2);
  }

  private MeasuredProcess measure(Path out, List<Path> some)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                script.python(),
                script.file().toString(),
                out.toString(),
                Integer.toString(processes)));
    some.forEach(frame -> command.add(frame.toString()));
    return MeasuredProcess.run(command);
  }

  private static Matcher told(MeasuredProcess measured) {
    Matcher matcher = TOOK.matcher(measured.output());
    if (!matcher.find()) {
      throw new IllegalStateException("The script said something unexpected: " + measured.output());
    }
    return matcher;
  }
}
