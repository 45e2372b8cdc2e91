package org.comethunter.bootstrap.cli;

import java.util.concurrent.Callable;
import org.comethunter.bootstrap.background.RunningService;
import org.comethunter.bootstrap.config.AccessConfiguration;
import org.comethunter.bootstrap.home.Logging;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.web.AccessSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code serve}: the real archive, in the foreground. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Follows the archive live and serves the frames to the browser, in the foreground, until it"
            + " is stopped: by Ctrl-C, SIGTERM, or the command stop.")
final class ServeCommand implements Callable<Integer> {
  /** Said by {@code start}: nobody reads the console, and the log file has everything. */
  static final String IN_BACKGROUND = "--in-background";

  @ParentCommand CometHunterCommand root;
  @Mixin ServeOptions options;

  @Option(names = IN_BACKGROUND, hidden = true)
  boolean inBackground;

  @Override
  public Integer call() throws InterruptedException {
    WorkshopSettings settings = root.workshopSettings(options.given());
    AccessSettings _ = AccessConfiguration.of(settings.configuration(), settings.home());
    root.log(inBackground ? Logging.Detail.ERRORS : Logging.Detail.WORK, settings.configuration());
    try (Interruption interruption = Interruption.listen();
        Workshop workshop = Workshop.open(settings);
        Service service = Service.start(workshop);
        var _ = RunningService.announce(workshop.home(), service.address())) {
      root.announce(service);
      interruption.awaitRequest();
      return ExitCode.INTERRUPTED;
    }
  }
}
