package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.benchmarks.program.JavaProgram;
import org.comethunter.benchmarks.program.MeasuredProcess;

/**
 * The {@link LimitProbe}, from before its start to after its end; the time in which it loads the
 * finished pictures does not count.
 */
record ProbeContender(List<Path> frames, Path pictures) implements Contender {
  private static final Pattern LOADING = Pattern.compile("loading: ([0-9.]+) s");

  @Override
  public String name() {
    return "limit probe";
  }

  @Override
  public Run run(Path out) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(pictures.toString(), out.toString()));
    frames.stream().sorted().forEach(frame -> arguments.add(frame.toString()));
    MeasuredProcess measured =
        MeasuredProcess.run(
            JavaProgram.command(LimitProbe.class, List.of("-XX:+UseSerialGC"), arguments));
    Matcher matcher = LOADING.matcher(measured.output());
    if (!matcher.find()) {
      throw new IllegalStateException("The probe said something unexpected: " + measured.output());
    }
    return new Run(
        frames.size(),
        measured.seconds() - Double.parseDouble(matcher.group(1)),
        measured.peakBytes());
  }
}
