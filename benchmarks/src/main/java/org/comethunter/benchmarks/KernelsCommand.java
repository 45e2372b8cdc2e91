package org.comethunter.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kernels}: the steps from file to picture, one by one. */
@Command(
    name = "kernels",
    mixinStandardHelpOptions = true,
    description =
        "Measures reading, each filter, rendering and encoding of one frame on one thread, with"
            + " JMH.")
final class KernelsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      defaultValue = ".*",
      description = "A regular expression that the names of those to be measured contain.")
  String pattern;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "5",
      description = "Measured seconds of each (default: ${DEFAULT-VALUE}).")
  int iterations;

  @Option(
      names = "--warm-ups",
      paramLabel = "N",
      defaultValue = "3",
      description = "Seconds before that (default: ${DEFAULT-VALUE}).")
  int warmUps;

  @Override
  public Integer call() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(pattern)
            .forks(1)
            .warmupIterations(warmUps)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.seconds(1))
            .shouldFailOnError(true)
            .build();
    return new Runner(options).run().isEmpty() ? 2 : 0;
  }
}
