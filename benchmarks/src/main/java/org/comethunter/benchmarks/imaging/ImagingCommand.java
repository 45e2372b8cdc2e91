package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.comethunter.benchmarks.program.TemporaryFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imaging}: how fast frames become pictures, beside two measures of it. */
@Command(
    name = "imaging",
    mixinStandardHelpOptions = true,
    description =
        "Measures the program as a whole beside a Python script and beside the least that any"
            + " program must do, pictures on demand, and what a worker allocates.")
public final class ImagingCommand implements Callable<Integer> {
  private static final int LEAST_FRAMES = 2;
  private static final int COLD_FRAMES = 60;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each runs, in turns; medians count (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "240",
      description = "How many frames (default: ${DEFAULT-VALUE}); the slow have fewer.")
  int count;

  @Option(
      names = "--frames",
      paramLabel = "DIR",
      description =
          "Real frames to take, plain or .gz, as often as needed; without it they are simulated.")
  Path real;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int number = Math.max(LEAST_FRAMES, count);
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    try (TemporaryFolder work = TemporaryFolder.make()) {
      System.err.println("Making " + number + " frames ...");
      Path folder = work.folder("frames").path();
      List<Path> frames =
          real == null
              ? SampleFrames.simulate(number, folder)
              : SampleFrames.copy(real, number, folder);
      System.out.printf(
          Locale.ROOT,
          "%d %s frames, %d rounds, %d cores, a load of %.1f before, Java %s%n",
          number,
          real == null ? "simulated" : "real",
          rounds,
          Runtime.getRuntime().availableProcessors(),
          load,
          Runtime.version());
      Table table = new Table();
      Throughput.measure(frames, rounds, work, table);
      OnDemand.measure(Math.min(COLD_FRAMES, number), work, table);
      Allocations.measure(frames, table);
      table.print(System.out);
      return 0;
    }
  }
}
