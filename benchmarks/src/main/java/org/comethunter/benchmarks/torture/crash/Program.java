package org.comethunter.benchmarks.torture.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.benchmarks.program.JavaProgram;
import org.comethunter.bootstrap.cli.CometHunterCommand;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;

/** Comet Hunter in a process that can be killed, against a replica of the archive. */
final class Program {
  /** With it, work is waited for: a busy machine takes long to start a process. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Pattern ADDRESS = Pattern.compile("Comet Hunter is at (http\\S+)");

  private Program() {}

  /** Starts a command. */
  static Process start(Path home, Replica replica, String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--home=" + home,
            "--archive-url=" + replica.archiveUrl(),
            "--schedule-url=" + replica.scheduleUrl()));
    List<String> options =
        List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Xmx640m");
    ProcessBuilder builder =
        new ProcessBuilder(JavaProgram.command(CometHunterCommand.class, options, arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("COMET_HUNTER_"));
    builder.environment().put("COMET_HUNTER_DASHBOARD_PORT", "off");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  /** Waits until the first frame is asked for. */
  static void awaitFrameRequest(Replica replica, String otherwise)
      throws IOException, InterruptedException {
    try {
      replica.awaitRequest(request -> request.kind() == RequestKind.FRAME, PATIENCE);
    } catch (TimeoutException e) {
      throw new IOException(otherwise, e);
    }
  }

  /** Waits until a service listens. */
  static URI address(Process service) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        return URI.create(matcher.group(1));
      }
    }
    throw new IOException("The service did not start.");
  }

  /** What a command of this process is configured with. */
  static Configuration configuration(Path home, Replica replica) {
    Map<Key, String> values = new EnumMap<>(Key.class);
    values.put(Key.ARCHIVE_URL, replica.archiveUrl().toString());
    values.put(Key.SCHEDULE_URL, replica.scheduleUrl().toString());
    values.put(Key.WEB_PORT, "0");
    values.put(Key.DASHBOARD_PORT, "off");
    return Configuration.load(values, Map.of(), home);
  }
}
