package org.comethunter.bootstrap.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.bootstrap.config.PictureConfiguration;
import org.comethunter.bootstrap.folder.FolderContactSheet;
import org.comethunter.bootstrap.folder.FolderProcessing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
      paramLabel = "DIR",
      description = "Folder for the pictures; made if there is none.")
  Path out;

  @Option(
      names = "--contact-sheet",
      paramLabel = "FILE",
      description =
          "Show the first frame under every filter, side by side, in this PNG file; the others"
              + " serve as its neighbours.")
  Path contactSheet;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Size of the pictures, above 0, at most 1 (default: ${DEFAULT-VALUE}).")
  double scale;

  @Mixin PictureOptions pictures;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (out == null && contactSheet == null) {
      throw new ParameterException(
          spec.commandLine(), "Say where to write: --out for pictures, --contact-sheet for one.");
    }
    if (!(scale > 0 && scale <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "The scale must be above 0 and at most 1, not " + scale + ".");
    }
    StandardPictures standard = PictureConfiguration.of(root.configuration(pictures.toKeys()));
    int code = ExitCode.DONE;
    if (contactSheet != null) {
      code = makeContactSheet(standard);
    }
    return out == null ? code : Math.max(code, makePictures(standard));
  }

  private int makeContactSheet(StandardPictures standard) {
    try {
      FolderContactSheet.make(inputs, contactSheet, standard);
      return ExitCode.DONE;
    } catch (MalformedFrameException | UnsupportedFrameException | StorageException e) {
      root.console().complain("There is no contact sheet: " + e.getMessage());
      return ExitCode.SOME_FAILED;
    }
  }

  private int makePictures(StandardPictures standard) {
    Console console = root.console();
    long begun = System.nanoTime();
    try (Interruption interruption = Interruption.listen()) {
      FolderProcessing.Result result;
      try (ProgressView progress = new ProgressView(console, root.common.json)) {
        result =
            FolderProcessing.run(
                inputs, out, standard, scale, progress, interruption.cancellation());
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
