package org.comethunter.bootstrap.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.comethunter.bootstrap.endtoend.CommandRun;
import org.comethunter.simulator.replica.Replica;

/** Runs commands in this process, as if they had been typed. */
public final class CommandRunner {
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> options = new ArrayList<>();
  private InstantSource clock = InstantSource.system();

  /** A person with this home. */
  public static CommandRunner inHome(Path home) {
    CommandRunner runner = new CommandRunner();
    runner.options.addAll(List.of("--home", home.toString()));
    runner.environment.put("COMET_HUNTER_DOWNLOAD_RETRY_DELAY", "10ms");
    runner.environment.put("COMET_HUNTER_HTTP_BACK_OFF", "10ms");
    runner.environment.put("COMET_HUNTER_SEARCH_CANDIDATES", "off"); // it takes time
    return runner;
  }

  /** With no home named. */
  public static CommandRunner anywhere() {
    return new CommandRunner();
  }

  /** With the archive and the schedule of that replica. */
  public CommandRunner with(Replica replica) {
    options.addAll(
        List.of(
            "--archive-url", replica.archiveUrl().toString(),
            "--schedule-url", replica.scheduleUrl().toString()));
    return this;
  }

  /** With an environment variable. */
  public CommandRunner with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** At another time. */
  public CommandRunner at(InstantSource time) {
    clock = time;
    return this;
  }

  /** Runs a command. */
  public CommandRun run(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(options);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    int code =
        CometHunterCommand.run(arguments.toArray(String[]::new), console, environment, clock);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
