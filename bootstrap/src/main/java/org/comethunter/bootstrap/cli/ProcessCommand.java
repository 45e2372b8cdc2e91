package org.comethunter.bootstrap.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.comethunter.bootstrap.folder.FolderProcessing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code process}: pixels only, no database and no network. */
@Command(
    name = "process",
    mixinStandardHelpOptions = true,
    description =
        "Makes pictures of FITS files (.fts or .fits, plain or .gz). Takes files and folders, which"
            + " are searched through; needs no home, no database and no network.")
final class ProcessCommand implements Callable<Integer> {
  @ParentCommand CometHunterCommand root;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "FITS files, and folders with FITS files.")
  List<Path> inputs;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the pictures; made if there is none.")
  Path out;

  @Override
  public Integer call() {
    Console console = root.console();
    long begun = System.nanoTime();
    try (Interruption interruption = Interruption.listen()) {
      FolderProcessing.Result result;
      try (ProgressView progress = new ProgressView(console, root.common.json)) {
        result = FolderProcessing.run(inputs, out, progress, interruption.cancellation());
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      result.failures().forEach((file, why) -> console.complain(file + ": " + why));
      show(result, seconds);
      if (interruption.cancellation().isRequested()) {
        return ExitCode.INTERRUPTED;
      }
      return result.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
  }

  private void show(FolderProcessing.Result result, double seconds) {
    int frames = result.outputs().size();
    double rate = frames / seconds;
    if (root.common.json) {
      root.console()
          .printJson(
              new Summary(
                  frames,
                  result.failures().size(),
                  seconds,
                  rate,
                  result.outputs().stream().map(Path::toString).toList()));
    } else {
      root.console()
          .print(
              "%d frames, %d failed in %.2f s (%.1f frames/s)"
                  .formatted(frames, result.failures().size(), seconds, rate));
    }
  }

  /** What {@code --json} prints. */
  private record Summary(
      int frames,
      int failed,
      double elapsedSeconds,
      double framesPerSecond,
      List<String> outputs) {}
}
