package org.comethunter.bootstrap.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.home.Logging;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code serve}: the real archive, in the foreground. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Follows the archive live and serves the frames to the browser, in the foreground, until it"
            + " is stopped.")
final class ServeCommand implements Callable<Integer> {
  @ParentCommand CometHunterCommand root;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the web server (default: 8080); 0 takes a free one.")
  String port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address the web server listens on (default: 127.0.0.1).")
  String bind;

  @Override
  public Integer call() throws InterruptedException {
    root.log(Logging.Detail.WARNINGS);
    Map<Key, String> given = new EnumMap<>(Key.class);
    if (port != null) {
      given.put(Key.WEB_PORT, port);
    }
    if (bind != null) {
      given.put(Key.WEB_BIND, bind);
    }
    try (Interruption interruption = Interruption.listen();
        Workshop workshop = Workshop.open(root.workshopSettings(given));
        Service service = Service.start(workshop)) {
      root.announce(service);
      interruption.awaitRequest();
      return ExitCode.INTERRUPTED;
    }
  }
}
