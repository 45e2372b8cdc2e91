package org.comethunter.bootstrap.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.ConfigurationException;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.home.HomeUnusableException;
import org.comethunter.bootstrap.home.Logging;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.web.CannotListenException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code comet-hunter}: holds what all commands share. */
@Command(
    name = "comet-hunter",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = "Finds, fetches and shows SOHO/LASCO frames for comet hunters.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:done, but some files failed, or the disk gave out on the way; a service that is degraded,"
          + " does not answer, or had to be killed",
      "2:wrong usage: arguments, configuration, or a home that cannot be used",
      "3:nothing could be reached; no service is running (status)",
      "130:interrupted"
    })
public final class CometHunterCommand implements Runnable {
  /** In the order in which the help shows them. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          ServeCommand.class,
          StartCommand.class,
          StatusCommand.class,
          StopCommand.class,
          SyncCommand.class,
          SlotsCommand.class,
          FramesCommand.class,
          DetectCommand.class,
          DoctorCommand.class,
          BackupCommand.class,
          ProcessCommand.class,
          ReplicaCommand.class);

  @Mixin CommonOptions common;
  @Spec CommandLine.Model.CommandSpec spec;

  private final Console console;
  private final Map<String, String> environment;
  private final InstantSource clock;

  CometHunterCommand(Console console, Map<String, String> environment, InstantSource clock) {
    this.console = console;
    this.environment = environment;
    this.clock = clock;
  }

  /** Runs the command line of this process and ends it. */
  public static void main(String[] arguments) {
    int code = run(arguments, Console.ofProcess(), System.getenv(), InstantSource.system());
    System.exit(code);
  }

  /** Runs a command line. */
  static int run(
      String[] arguments, Console console, Map<String, String> environment, InstantSource clock) {
    Logging.toConsole(Logging.Detail.ERRORS, Logging.Format.TEXT);
    CometHunterCommand command = new CometHunterCommand(console, environment, clock);
    CommandLine line = new CommandLine(command);
    commandsFor(arguments).forEach(line::addSubcommand);
    line.setOut(console.out());
    line.setErr(console.err());
    line.setExecutionStrategy(
        parsed -> {
          command.log(Logging.Detail.ERRORS);
          return new CommandLine.RunLast().execute(parsed);
        });
    line.setExecutionExceptionHandler((e, _, _) -> complain(e, console));
    line.setParameterExceptionHandler((e, _) -> complainOfUsage(e, console));
    return line.execute(arguments);
  }

  /**
   * The commands that the arguments name, or all if they name none. To look at the options of all
   * of them takes longer than many a command runs.
   */
  private static List<Class<?>> commandsFor(String[] arguments) {
    List<String> words = List.of(arguments);
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(it -> words.contains(it.getAnnotation(Command.class).name()))
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  /** What a command needs that works in the home, options of its own included. */
  WorkshopSettings workshopSettings(Map<Key, String> ofCommand) {
    Path home = common.home(environment);
    return WorkshopSettings.ofCommand(
        home, common.configuration(environment, home, ofCommand), clock);
  }

  /** The values of all keys, with those of a command's own options. */
  Configuration configuration(Map<Key, String> ofCommand) {
    return common.configuration(environment, common.home(environment), ofCommand);
  }

  /** Has the log tell as much as the command wants, or everything if the user does. */
  void log(Logging.Detail detail) {
    log(detail, Logging.Format.TEXT);
  }

  /** Has the log tell that much, in the form that the configuration asks for. */
  void log(Logging.Detail detail, Configuration configuration) {
    log(detail, configuration.choice(Key.LOG_FORMAT, Logging.Format.class));
  }

  private void log(Logging.Detail detail, Logging.Format format) {
    Logging.toConsole(common.verbose ? Logging.Detail.EVERYTHING : detail, format);
  }

  /** Tells where the browser finds the frames. */
  void announce(Service service) {
    if (common.json) {
      Map<String, Object> addresses = new LinkedHashMap<>();
      addresses.put("address", service.address());
      service.dashboardAddress().ifPresent(at -> addresses.put("dashboard", at));
      console.printJson(addresses);
    } else {
      console.print("Comet Hunter is at " + service.address());
      service.dashboardAddress().ifPresent(at -> console.print("its jobs are at " + at));
    }
  }

  Console console() {
    return console;
  }

  Map<String, String> environment() {
    return environment;
  }

  InstantSource clock() {
    return clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing.");
  }

  private static int complainOfUsage(ParameterException e, Console console) {
    console.complain(e.getMessage());
    console.complain("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static int complain(Exception e, Console console) {
    return switch (e) {
      case ConfigurationException _, HomeUnusableException _, CannotListenException _ ->
          tell(e, console, ExitCode.USAGE);
      case ArchiveUnavailableException _, UnexpectedContentException _ ->
          tell(e, console, ExitCode.UNREACHABLE);
      case StorageException _ -> tell(e, console, ExitCode.SOME_FAILED);
      default -> {
        console.complain("This should not have happened, please report it:");
        e.printStackTrace(console.err());
        console.err().flush();
        yield ExitCode.SOME_FAILED;
      }
    };
  }

  private static int tell(Exception e, Console console, int code) {
    console.complain(e.getMessage());
    return code;
  }
}
