package org.comethunter.benchmarks.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a whole process took, its start included.
 *
 * @param seconds from before its start until after its end
 * @param peakBytes the most memory it had resident ({@code VmHWM} of Linux, looked at every 20 ms);
 *     empty on other systems
 * @param output what it printed
 */
public record MeasuredProcess(double seconds, OptionalLong peakBytes, String output) {
  private static final int BETWEEN_LOOKS_MILLIS = 20;
  private static final String PEAK = "VmHWM:";

  /**
   * Runs a command to its end.
   *
   * @throws IllegalStateException if it fails
   */
  public static MeasuredProcess run(List<String> command) throws IOException, InterruptedException {
    Path printed = Files.createTempFile("comet-hunter-benchmark-", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
      long begun = System.nanoTime();
      Process process = builder.start();
      OptionalLong peak = OptionalLong.empty();
      try {
        while (!process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
          OptionalLong now = peak(process.pid());
          peak = now.isPresent() ? now : peak;
        }
      } finally {
        process.destroy();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      String output = Files.readString(printed);
      if (process.exitValue() != 0) {
        throw new IllegalStateException(command.getFirst() + " failed: " + output);
      }
      return new MeasuredProcess(seconds, peak, output);
    } finally {
      Files.delete(printed);
    }
  }

  /** Empty where there is no such file, and once the process has ended. */
  private static OptionalLong peak(long process) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .map(line -> line.substring(PEAK.length()).replace("kB", "").strip())
          .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
          .findFirst();
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (UncheckedIOException e) {
      return OptionalLong.empty(); // ended while it was read
    }
  }
}
