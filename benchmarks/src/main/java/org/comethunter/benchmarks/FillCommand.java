package org.comethunter.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fill}: makes a home with many frames. */
@Command(
    name = "fill",
    mixinStandardHelpOptions = true,
    description = "Fills the database of a home with frames; no files are made.")
final class FillCommand implements Callable<Integer> {
  @Option(names = "--home", paramLabel = "DIR", required = true, description = "The home folder.")
  Path home;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many frames (default: ${DEFAULT-VALUE}).")
  int frames;

  @Override
  public Integer call() {
    FilledHome.fill(
        home,
        frames,
        done -> {
          if (done % 100_000 == 0 || done == frames) {
            System.err.println(done + " frames");
          }
        });
    return 0;
  }
}
