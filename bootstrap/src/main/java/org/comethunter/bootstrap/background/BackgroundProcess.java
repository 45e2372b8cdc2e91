package org.comethunter.bootstrap.background;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A command line of this program in a process of its own that outlives its parent and the terminal:
 * with nothing to read, its output in a file, and deaf to what the terminal sends.
 */
public final class BackgroundProcess {
  private static final int LAST_LINES = 20;

  private final Process process;
  private final Path output;

  private BackgroundProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it, on this Java and with the options that this one was started with.
   *
   * @param mainClass whose {@code main} is to run
   * @param arguments the command line
   * @param output takes what it writes, in place of what was there
   * @param searchPath the folders where programs are, as in {@code PATH}
   * @throws IOException if it cannot be started
   */
  public static BackgroundProcess start(
      Class<?> mainClass, List<String> arguments, Path output, String searchPath)
      throws IOException {
    List<String> command = new ArrayList<>(detached(searchPath));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass.getName());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile())
            .redirectErrorStream(true)
            .start();
    return new BackgroundProcess(process, output);
  }

  /**
   * What to put before a command so that it lives on. A session of its own has no terminal; where
   * there is no {@code setsid}, the signals of the terminal are ignored, which is handed on too.
   */
  static List<String> detached(String searchPath) {
    return Pattern.compile(File.pathSeparator)
            .splitAsStream(searchPath)
            .filter(folder -> !folder.isEmpty())
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")))
        ? List.of("setsid")
        : List.of("sh", "-c", "trap '' HUP INT QUIT; exec \"$@\"", "sh");
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Waits for its end, that long at most; whether it has ended. */
  public boolean hasEnded(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** What it told its caller; it must have ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** The last lines that it wrote. */
  public List<String> lastWords() throws IOException {
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
  }
}
