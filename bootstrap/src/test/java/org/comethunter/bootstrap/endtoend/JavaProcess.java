package org.comethunter.bootstrap.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.comethunter.bootstrap.cli.CometHunterCommand;

/** Comet Hunter in a process of its own, to be watched, stopped and killed. */
final class JavaProcess implements AutoCloseable {
  private static final String IGNORED = "SigIgn:";

  private final Process process;

  private JavaProcess(Process process) {
    this.process = process;
  }

  static JavaProcess start(Path workingFolder, String... arguments) throws IOException {
    return start(List.of(), workingFolder, arguments);
  }

  /** Under a shell that lets no file grow beyond that many KiB, as on a full disk. */
  static JavaProcess startWithSmallFiles(int kibibytes, Path workingFolder, String... arguments)
      throws IOException {
    String script = "ulimit -f " + kibibytes + " && exec \"$@\"";
    return start(List.of("bash", "-c", script, "bash"), workingFolder, arguments);
  }

  private static JavaProcess start(List<String> prefix, Path workingFolder, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-UsePerfData");
    command.add("-Duser.home=" + workingFolder);
    command.add("-Djava.io.tmpdir=" + workingFolder);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(CometHunterCommand.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
    builder.environment().put("COMET_HUNTER_DASHBOARD_PORT", "off"); // one port, many tests
    builder.redirectError(workingFolder.resolve("stderr.txt").toFile());
    return new JavaProcess(builder.start());
  }

  /** The next line of its standard output; waits for it. */
  String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = process.getInputStream().read(); c >= 0 && c != '\n'; ) {
      line.append((char) c);
      c = process.getInputStream().read();
    }
    return line.toString();
  }

  /** All the rest of its standard output; waits for its end. */
  String readAll() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends a signal by name, such as INT. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Whether this process ignores a signal, and so those that it starts; only Linux tells.
   *
   * @param signal its number
   */
  static boolean isDeafTo(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(IGNORED))
        .map(line -> Long.parseUnsignedLong(line.substring(IGNORED.length()).strip(), 16))
        .anyMatch(mask -> (mask >> (signal - 1) & 1) == 1);
  }

  /** Its exit code; fails if it does not end in time. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("The process did not end.");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
