package org.comethunter.bootstrap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.home.Logging;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code demo}: simulated archive, ingestion and web in one process. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Shows everything without the real archive: a simulated sky with comets in it, live"
            + " ingestion, and the browser's pages. Ends with Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 1;

  @ParentCommand CometHunterCommand root;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the web server (default: 8080); 0 takes a free one.")
  String port;

  @Override
  public Integer call() throws InterruptedException {
    Map<Key, String> given = new EnumMap<>(Key.class);
    if (port != null) {
      given.put(Key.WEB_PORT, port);
    }
    given.put(Key.LIVE_INTERVAL, "1m");
    given.put(Key.LIVE_GRACE, "3h"); // longer than any rest of the simulated schedule
    given.put(Key.LIVE_LOOK_BACK, "8h");
    Path borrowed = root.common.namedHome(root.environment()).isPresent() ? null : borrowHome();
    try (Interruption interruption = Interruption.listen();
        Replica replica = startReplica()) {
      given.put(Key.ARCHIVE_URL, replica.archiveUrl().toString());
      given.put(Key.SCHEDULE_URL, replica.scheduleUrl().toString());
      WorkshopSettings settings = root.workshopSettings(given);
      root.log(Logging.Detail.WARNINGS, settings.configuration());
      try (Workshop workshop = Workshop.open(settings);
          Service service = Service.start(workshop)) {
        root.announce(service);
        root.console().print("simulated archive: " + replica.archiveUrl());
        root.console().print("true comet positions: " + replica.truthUrl());
        interruption.awaitRequest();
      } finally {
        giveBack(borrowed);
      }
      return ExitCode.INTERRUPTED;
    }
  }

  private Replica startReplica() {
    try {
      SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(SEED));
      return Replica.of(sky).clock(root.clock()).seed(SEED).start();
    } catch (IOException e) {
      throw new UncheckedIOException("The simulated archive cannot be served.", e);
    }
  }

  /**
   * Simulated frames must not mix with real ones: without a named home the demo takes a new one.
   */
  private Path borrowHome() {
    try {
      root.common.home = Files.createTempDirectory("comet-hunter-demo-");
      return root.common.home;
    } catch (IOException e) {
      throw new UncheckedIOException("There is no room for the demo's files.", e);
    }
  }

  private static void giveBack(Path borrowed) {
    if (borrowed == null) {
      return;
    }
    try (Stream<Path> tree = Files.walk(borrowed)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The demo's files in " + borrowed + " could not be removed", e);
    }
  }
}
