package org.comethunter.bootstrap.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comethunter.application.privacy.OwnerOnly;
import org.comethunter.bootstrap.background.BackgroundProcess;
import org.comethunter.bootstrap.background.HealthProbe;
import org.comethunter.bootstrap.background.RunningService;
import org.comethunter.bootstrap.background.ServiceAccess;
import org.comethunter.bootstrap.config.AccessConfiguration;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.bootstrap.home.HomeUnusableException;
import org.comethunter.web.AccessSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code start}: the service in the background. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description =
        "Starts the service in the background, one per home, and waits until it answers. Does"
            + " nothing if it is running already.")
final class StartCommand implements Callable<Integer> {
  private static final String OUTPUT = "service.out";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 30;

  @ParentCommand CometHunterCommand root;
  @Mixin ServeOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Path home = root.common.home(root.environment());
    Optional<RunningService> running = RunningService.find(home);
    if (running.isPresent()) {
      show(running.get(), false);
      return ExitCode.DONE;
    }
    // a mistake in the configuration is told at once
    Configuration configuration = root.workshopSettings(options.given()).configuration();
    AccessSettings _ = AccessConfiguration.of(configuration, home);
    ServiceAccess access = ServiceAccess.of(configuration, home);
    Path output = Home.makeLogs(home).resolve(OUTPUT);
    try {
      OwnerOnly.createFile(output);
      BackgroundProcess process =
          BackgroundProcess.start(
              CometHunterCommand.class,
              arguments(home),
              output,
              root.environment().getOrDefault("PATH", ""));
      return await(process, home, access);
    } catch (IOException e) {
      throw new HomeUnusableException("The service cannot be started: " + e.getMessage(), e);
    }
  }

  private List<String> arguments(Path home) {
    List<String> arguments = new ArrayList<>(List.of("serve", ServeCommand.IN_BACKGROUND));
    arguments.addAll(root.common.toArguments(home));
    arguments.addAll(options.toArguments());
    return arguments;
  }

  private int await(BackgroundProcess process, Path home, ServiceAccess access)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!process.hasEnded(PAUSE_MILLIS)) {
      Optional<RunningService> service =
          RunningService.find(home).filter(found -> found.pid() == process.pid());
      if (service.isPresent() && answers(service.get(), access)) {
        show(service.get(), true);
        return ExitCode.DONE;
      }
      if (System.nanoTime() > deadline) {
        root.console()
            .complain(
                "Comet Hunter (process %d) does not answer after %d s. It is left to go on; see how it is with: comet-hunter status"
                    .formatted(process.pid(), PATIENCE.toSeconds()));
        return ExitCode.SOME_FAILED;
      }
    }
    root.console().complain("Comet Hunter could not be started:");
    process.lastWords().forEach(root.console()::complain);
    return switch (process.exitCode()) {
      case ExitCode.USAGE -> ExitCode.USAGE;
      default -> ExitCode.SOME_FAILED;
    };
  }

  private static boolean answers(RunningService service, ServiceAccess access) {
    try {
      HealthProbe.ask(service.address(), access);
      return true;
    } catch (IOException e) {
      return false; // not yet: asked again
    }
  }

  private void show(RunningService service, boolean started) {
    if (root.common.json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("started", started);
      answer.put("pid", service.pid());
      answer.put("address", service.address());
      root.console().printJson(answer);
    } else {
      root.console()
          .print(
              "Comet Hunter %s at %s (process %d)"
                  .formatted(
                      started ? "is" : "is running already", service.address(), service.pid()));
    }
  }
}
