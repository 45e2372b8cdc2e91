package org.comethunter.bootstrap.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.comethunter.bootstrap.background.Ending;
import org.comethunter.bootstrap.background.RunningService;
import org.comethunter.bootstrap.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code stop}: ends the service of a home. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description =
        "Stops the service, in the background or not, and waits for its end. Does nothing if none"
            + " is running.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped, or not running",
      "1:it had to be killed, or could not be stopped",
      "2:wrong usage, or a home that cannot be looked into"
    })
final class StopCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @ParentCommand CometHunterCommand root;

  @Override
  public Integer call() throws InterruptedException {
    Path home = root.common.home(root.environment());
    Optional<RunningService> service = RunningService.find(home);
    if (service.isEmpty()) {
      OptionalLong holder = Home.holder(home);
      String other =
          holder.isPresent() ? " (process " + holder.getAsLong() + " works in that home)" : "";
      show(OptionalLong.empty(), "Comet Hunter is not running in " + home + other + ".", false);
      return ExitCode.DONE;
    }
    OptionalLong pid = OptionalLong.of(service.get().pid());
    Ending ending = Ending.of(service.get(), home, PATIENCE);
    switch (ending) {
      case IN_ORDER -> show(pid, "Comet Hunter (process %d) is stopped.", true);
      case KILLED ->
          show(
              pid,
              "Comet Hunter (process %d) did not end within "
                  + PATIENCE.toSeconds()
                  + " s and was killed. The next start takes back what it left.",
              true);
      case OUT_OF_REACH ->
          show(
              pid,
              "Comet Hunter (process %d) cannot be stopped from here: it belongs to another user,"
                  + " or runs in a container.",
              false);
    }
    return ending == Ending.IN_ORDER ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private void show(OptionalLong pid, String sentence, boolean stopped) {
    String message = pid.isPresent() ? sentence.formatted(pid.getAsLong()) : sentence;
    if (root.common.json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("stopped", stopped);
      pid.ifPresent(process -> answer.put("pid", process));
      answer.put("message", message);
      root.console().printJson(answer);
    } else {
      root.console().print(message);
    }
  }
}
