package org.comethunter.benchmarks;

import org.comethunter.benchmarks.detection.DetectionCommand;
import org.comethunter.benchmarks.imaging.ImagingCommand;
import org.comethunter.benchmarks.page.PageCommand;
import org.comethunter.benchmarks.torture.TortureCommand;
import org.comethunter.bootstrap.home.Logging;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The measurements there are. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    description = "Measures Comet Hunter.",
    subcommands = {
      FillCommand.class,
      ApiCommand.class,
      DetectionCommand.class,
      ImagingCommand.class,
      KernelsCommand.class,
      PageCommand.class,
      TortureCommand.class
    })
public final class BenchmarksCommand implements Runnable {

  /** Runs a command and ends with its exit code. */
  public static void main(String... arguments) {
    Logging.toConsole(Logging.Detail.ERRORS, Logging.Format.TEXT);
    System.exit(new CommandLine(new BenchmarksCommand()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
