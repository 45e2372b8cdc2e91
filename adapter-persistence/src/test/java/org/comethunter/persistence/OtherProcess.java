package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.persistence.contract.Samples;

/** Another process that has the database open for writing. */
final class OtherProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter orders;

  OtherProcess(Path file) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                OtherProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = process.inputReader();
    orders = process.outputWriter();
    assertThat(answers.readLine()).isEqualTo("open");
  }

  /** Adds a frame and waits until it is stored. */
  void add(int counter) throws IOException {
    orders.write(counter + "\n");
    orders.flush();
    assertThat(answers.readLine()).isEqualTo("added " + counter);
  }

  /** Dies without closing anything. */
  void crash() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends in order. */
  @Override
  public void close() throws IOException {
    orders.close();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The other process itself: adds a frame for each number it reads. */
  public static void main(String[] arguments) {
    try (Database database = Database.open(Path.of(arguments[0]));
        Scanner orders = new Scanner(System.in, StandardCharsets.UTF_8)) {
      System.out.println("open");
      while (orders.hasNextInt()) {
        int counter = orders.nextInt();
        addFrame(database, counter);
        System.out.println("added " + counter);
      }
    }
  }

  static void addFrame(Database database, int counter) {
    var time = Samples.NOON.plusSeconds(counter);
    var id = Samples.id(Instrument.C3, time, counter);
    new SqliteFileMetadataRepository(database).addNew(List.of(Samples.listed(id, time)));
    new SqliteProcessedFileRepository(database).addNew(List.of(Samples.processed(id, time)));
  }
}
