package org.comethunter.bootstrap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.comethunter.simulator.replica.ArchiveContent;
import org.comethunter.simulator.replica.FolderContent;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code replica}: both servers, from real files or simulated. */
@Command(
    name = "replica",
    mixinStandardHelpOptions = true,
    description =
        "Serves a replica of the image archive and of the schedule on this machine, from a folder"
            + " of real files or from a simulated sky, until it is stopped.")
final class ReplicaCommand implements Callable<Integer> {
  @ParentCommand CometHunterCommand root;
  @Spec CommandSpec spec;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder with <yymmdd>/<c2|c3>/… day folders; without it the sky is simulated.")
  Path dir;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port to listen on; by default a free one.")
  int port;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Same seed, same simulated sky (default: ${DEFAULT-VALUE}).")
  long seed;

  @Override
  public Integer call() throws InterruptedException {
    try (Interruption interruption = Interruption.listen();
        Replica replica = start()) {
      show(replica);
      interruption.awaitRequest();
      return ExitCode.INTERRUPTED;
    }
  }

  private Replica start() {
    if (dir != null && !Files.isDirectory(dir)) {
      throw new ParameterException(spec.commandLine(), "There is no folder " + dir + ".");
    }
    try {
      ArchiveContent content =
          dir == null ? new SimulatedSky(SimulatedSky.Settings.of(seed)) : FolderContent.of(dir);
      return Replica.of(content).clock(root.clock()).seed(seed).port(port).start();
    } catch (IOException | IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "The replica cannot be served: " + e.getMessage(), e);
    }
  }

  private void show(Replica replica) {
    Map<String, Object> urls = new LinkedHashMap<>();
    urls.put("archiveUrl", replica.archiveUrl());
    urls.put("scheduleUrl", replica.scheduleUrl());
    if (dir == null) {
      urls.put("truthUrl", replica.truthUrl());
    }
    if (root.common.json) {
      root.console().printJson(urls);
    } else {
      root.console().print("--archive-url " + replica.archiveUrl());
      root.console().print("--schedule-url " + replica.scheduleUrl());
      if (dir == null) {
        root.console().print("true comet positions: " + replica.truthUrl());
      }
    }
  }
}
