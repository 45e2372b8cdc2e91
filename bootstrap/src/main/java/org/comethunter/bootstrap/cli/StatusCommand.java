package org.comethunter.bootstrap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.comethunter.bootstrap.background.HealthProbe;
import org.comethunter.bootstrap.background.RunningService;
import org.comethunter.bootstrap.background.ServiceAccess;
import org.comethunter.bootstrap.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code status}: whether the service of a home runs, and how it is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Tells whether the service is running, in the background or not, and what its health is.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:running and healthy",
      "1:running, but degraded or not answering",
      "2:wrong usage, or a home that cannot be looked into",
      "3:not running"
    })
final class StatusCommand implements Callable<Integer> {
  @ParentCommand CometHunterCommand root;

  @Override
  public Integer call() {
    Path home = root.common.home(root.environment());
    Optional<RunningService> service = RunningService.find(home);
    if (service.isEmpty()) {
      showNothing(home, Home.holder(home));
      return ExitCode.UNREACHABLE;
    }
    ServiceAccess access = ServiceAccess.of(root.configuration(Map.of()), home);
    Duration uptime = Duration.between(service.get().startedAt(), root.clock().instant());
    try {
      HealthProbe probe = HealthProbe.ask(service.get().address(), access);
      show(service.get(), uptime, Optional.of(probe.report()), "");
      return probe.healthy() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    } catch (IOException e) {
      show(service.get(), uptime, Optional.empty(), e.getMessage());
      return ExitCode.SOME_FAILED;
    }
  }

  private void showNothing(Path home, OptionalLong holder) {
    if (root.common.json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("running", false);
      holder.ifPresent(pid -> answer.put("homeUsedBy", pid));
      root.console().printJson(answer);
      return;
    }
    root.console().print("not running in " + home);
    holder.ifPresent(pid -> root.console().print("process " + pid + " works in that home"));
  }

  private void show(
      RunningService service, Duration uptime, Optional<JsonNode> health, String complaint) {
    Console console = root.console();
    if (root.common.json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("running", true);
      answer.put("pid", service.pid());
      answer.put("address", service.address());
      answer.put("startedAt", service.startedAt().toString());
      answer.put("uptimeSeconds", uptime.toSeconds());
      answer.put("health", health.orElse(null));
      if (health.isEmpty()) {
        answer.put("complaint", complaint);
      }
      console.printJson(answer);
      return;
    }
    console.print(
        "running for %s, since %s, process %d"
            .formatted(inWords(uptime), service.startedAt(), service.pid()));
    console.print("address: " + service.address());
    if (health.isEmpty()) {
      console.print("health: no answer (" + complaint + ")");
      return;
    }
    console.print("health: " + health.get().path("status").asText());
    health
        .get()
        .path("checks")
        .properties()
        .forEach(
            check ->
                console.print(
                    "  %-10s %-10s %s"
                        .formatted(
                            check.getKey(),
                            check.getValue().path("status").asText(),
                            check.getValue().path("detail").asText())));
  }

  private static String inWords(Duration time) {
    if (time.toMinutes() < 1) {
      return Math.max(0, time.toSeconds()) + " s";
    }
    if (time.toDays() < 1) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toDays() + " d " + time.toHoursPart() + " h";
  }
}
