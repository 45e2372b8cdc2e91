package org.comethunter.benchmarks.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.comethunter.benchmarks.program.JavaProgram;
import org.comethunter.benchmarks.program.MeasuredProcess;
import org.comethunter.domain.filter.FilterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationsTest {
  @TempDir private Path folder;

  @Test
  void aWorkerAllocatesNoArrayOfAFramesSizeWhateverTheFilter()
      throws IOException, InterruptedException {
    Table table = new Table();
    Allocations.measure(SampleFrames.simulate(4, folder), table);

    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    table.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSize(FilterKind.values().length)
        .allMatch(line -> line.endsWith("no array of a frame's size: met"));
  }

  @Test
  void anArrayOfAFramesSizeIsSeen() throws IOException, InterruptedException {
    MeasuredProcess measured =
        MeasuredProcess.run(
            JavaProgram.command(Waster.class, LargestArray.OPTIONS, List.of("1048576")));

    assertThat(measured.output()).startsWith("largest: 10485");
  }

  /** Allocates an array of as many bytes as it is told, and says what was seen of that. */
  static final class Waster {
    private Waster() {}

    public static void main(String... arguments) throws IOException {
      try (LargestArray largest = LargestArray.record()) {
        byte[] array = new byte[Integer.parseInt(arguments[0])];
        array[array.length - 1] = (byte) arguments.length;
        if (array[array.length - 1] == 1) {
          System.out.println("largest: " + largest.bytes());
        }
      }
    }
  }
}
