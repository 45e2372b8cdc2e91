package org.comethunter.bootstrap.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.comethunter.bootstrap.folder.FolderDetection;
import org.comethunter.bootstrap.wiring.ReadingRoom;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code detect}: searches frames for what moves like a comet. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    description =
        "Searches frames for what moves like a comet: those of one camera and window in the home,"
            + " or the FITS files in folders, without a home. Best first; nothing is kept.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:searched, whatever was found",
      "1:searched, but some files could not be read",
      "2:wrong usage",
      "130:interrupted"
    })
final class DetectCommand implements Callable<Integer> {
  @ParentCommand CometHunterCommand root;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      description = "Folders with FITS files, such as a copy of a part of the archive.")
  List<Path> inputs;

  @Option(
      names = "--instrument",
      paramLabel = "c2|c3",
      converter = WindowOptions.InstrumentConverter.class,
      description = "The camera, of a window in the home.")
  Instrument instrument;

  @Option(
      names = "--start",
      paramLabel = "T",
      converter = WindowOptions.TimeConverter.class,
      description = "First observation time.")
  Instant start;

  @Option(
      names = "--end",
      paramLabel = "T",
      converter = WindowOptions.TimeConverter.class,
      description = "End of the window, itself excluded.")
  Instant end;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    boolean folders = inputs != null && !inputs.isEmpty();
    boolean any = instrument != null || start != null || end != null;
    boolean window = instrument != null && start != null && end != null;
    if (folders && any) {
      throw new ParameterException(
          spec.commandLine(),
          "Folders are searched whole: --instrument, --start and --end are for frames in the"
              + " home, without a folder.");
    }
    if (!folders && !window) {
      throw new ParameterException(
          spec.commandLine(),
          "Say what to search: folders, or --instrument, --start and --end of frames in the home.");
    }
    List<Path> files = folders ? inputs : filesOfHome();
    try (Interruption interruption = Interruption.listen()) {
      FolderDetection.Result result;
      try (ProgressView progress = new ProgressView(root.console(), root.common.json)) {
        result = FolderDetection.run(files, progress, interruption.cancellation());
      }
      result.failures().forEach((file, why) -> root.console().complain(file + ": " + why));
      show(result);
      if (interruption.cancellation().isRequested()) {
        return ExitCode.INTERRUPTED;
      }
      return result.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
  }

  private List<Path> filesOfHome() {
    TimeWindow window;
    try {
      window = new TimeWindow(start, end);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    Path home = root.workshopSettings(Map.of()).home();
    List<Path> files =
        ReadingRoom.read(
            home,
            room ->
                room.frames(instrument, window).stream()
                    .filter(entry -> entry.file().lettingGo().rawAt().isEmpty())
                    .map(entry -> room.store().raw(entry.id()))
                    .toList(),
            List.of());
    if (files.isEmpty()) {
      root.console()
          .complain(
              "There is nothing to search: %s has no raw file of %s from %s to %s. Fetch them with sync."
                  .formatted(home, instrument, start, end));
    }
    return files;
  }

  private void show(FolderDetection.Result result) {
    Console console = root.console();
    if (root.common.json) {
      console.printJson(result.detections().stream().map(DetectionJson::of).toList());
      return;
    }
    for (Detection each : result.detections()) {
      console.print(
          "%s  score %.2f  S/N %4.1f  %5.1f px/h towards %3.0f°  %2d frames  %s to %s%s"
              .formatted(
                  each.camera(),
                  each.score(),
                  each.snr(),
                  each.speedPixelsPerHour(),
                  each.positionAngleDegrees(),
                  each.positions().size(),
                  each.positions().getFirst().frame().fileName(),
                  each.positions().getLast().frame().fileName(),
                  each.group().map(it -> "  " + it.group().displayName()).orElse("")));
    }
    console.print(
        "%d frames searched, %d candidates".formatted(result.frames(), result.detections().size()));
  }
}
