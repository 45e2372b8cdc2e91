package org.comethunter.bootstrap.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.domain.time.TimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sync}: brings the frames of one observation window. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description =
        "Fetches and processes the frames of one camera observed in one window, then exits. What is"
            + " there already is checked and kept.")
final class SyncCommand implements Callable<Integer> {
  @ParentCommand CometHunterCommand root;
  @Mixin WindowOptions options;
  @Mixin PictureOptions pictures;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    TimeWindow window = options.window(spec);
    try {
      ObservationSync.requireReasonable(window);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    Instant begun = root.clock().instant();
    try (Interruption interruption = Interruption.listen();
        Workshop workshop = Workshop.open(root.workshopSettings(pictures.toKeys()))) {
      IngestionReport report;
      try (ProgressView progress = new ProgressView(root.console(), root.common.json)) {
        report =
            workshop
                .engine()
                .observationSync()
                .run(options.instrument, window, progress, interruption.cancellation());
      }
      Summary summary =
          Summary.of(report, Duration.between(begun, root.clock().instant()).toMillis() / 1000.0);
      show(summary, report);
      if (interruption.cancellation().isRequested()) {
        return ExitCode.INTERRUPTED;
      }
      return report.isComplete() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
  }

  private void show(Summary summary, IngestionReport report) {
    Console console = root.console();
    report.listingFailures().forEach(console::complain);
    report.failed().forEach((id, why) -> console.complain(id + ": " + why));
    if (root.common.json) {
      console.printJson(summary);
    } else {
      console.print("%s in %.1f s".formatted(report.inWords(), summary.elapsedSeconds));
    }
  }

  /** What {@code --json} prints. */
  private record Summary(
      int discovered,
      int alreadyPresent,
      int downloaded,
      int skipped,
      int processed,
      int failed,
      double elapsedSeconds) {

    static Summary of(IngestionReport report, double elapsedSeconds) {
      return new Summary(
          report.discovered(),
          report.alreadyPresent(),
          report.downloaded(),
          report.skipped(),
          report.processed(),
          report.failed().size(),
          elapsedSeconds);
    }
  }
}
