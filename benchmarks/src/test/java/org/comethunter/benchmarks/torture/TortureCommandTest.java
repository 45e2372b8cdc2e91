package org.comethunter.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the long run refuses to begin with. */
class TortureCommandTest {

  private record Run(int exitCode, String err) {}

  private static Run run(String... arguments) {
    PrintStream usual = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int exitCode = new CommandLine(new TortureCommand()).execute(arguments);
      return new Run(exitCode, err.toString(StandardCharsets.UTF_8).strip());
    } finally {
      System.setErr(usual);
    }
  }

  @Test
  void anUnknownTrialIsRefusedEvenBesideKnownOnes() {
    Run run = run("--only", "rest,kils");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("There is no trial kils. There are fits-mutants, ")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--minutes, 0, '--minutes must be more than 0, and at most 100000.'",
    "--minutes, -3, '--minutes must be more than 0, and at most 100000.'",
    "--minutes, NaN, '--minutes must be more than 0, and at most 100000.'",
    "--most, 0, --most must be at least 1."
  })
  void nothingToSpendIsRefusedInASentence(String option, String value, String sentence) {
    assertThat(run("--only", "rest", option, value)).isEqualTo(new Run(2, sentence));
  }

  @Test
  void theHelpNamesEveryTrial() {
    String help = new CommandLine(new TortureCommand()).getUsageMessage();

    assertThat(help.replaceAll("\\s+", " ")).contains(TortureCommand.Names.all());
  }
}
