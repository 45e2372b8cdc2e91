package org.comethunter.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs wrk, one thread and eight connections, and reads what it found. */
final class Wrk {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern MEDIAN = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern FAILURES = Pattern.compile("(Non-2xx|Socket errors).*");

  private Wrk() {}

  /** Whether wrk is installed. */
  static boolean isInstalled() {
    try {
      new ProcessBuilder("wrk", "--version").redirectErrorStream(true).start().destroy();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * What a run found.
   *
   * @param rate requests per second
   * @param medianMillis time of the median request
   * @param p99Millis time that 99 of 100 requests are below
   */
  record Result(double rate, double medianMillis, double p99Millis) {

    String inWords() {
      return String.format(
          Locale.ROOT,
          "%,8.0f requests/s, median %.2f ms, p99 %.2f ms",
          rate,
          medianMillis,
          p99Millis);
    }
  }

  /** The run with the median rate. */
  static Result median(int runs, int seconds, String url, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path script = Files.createTempFile("pages", ".lua");
    try (InputStream lua = Wrk.class.getResourceAsStream("pages.lua")) {
      Files.write(script, lua.readAllBytes());
      List<Result> results = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        results.add(run(seconds, url, script, variables));
      }
      results.sort(Comparator.comparingDouble(Result::rate));
      return results.get(runs / 2);
    } finally {
      Files.delete(script);
    }
  }

  private static Result run(int seconds, String url, Path script, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "wrk", "-t1", "-c8", "-d" + seconds + "s", "--latency", "-s", script.toString(), url);
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || FAILURES.matcher(output).find()) {
      throw new IllegalStateException("wrk failed: " + output);
    }
    return new Result(number(RATE, output), millis(MEDIAN, output), millis(P99, output));
  }

  private static double number(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk said something unexpected: " + output);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static double millis(Pattern pattern, String output) {
    double value = number(pattern, output);
    Matcher matcher = pattern.matcher(output);
    return switch (matcher.find() ? matcher.group(2) : "") {
      case "us" -> value / 1000;
      case "s" -> value * 1000;
      default -> value;
    };
  }
}
