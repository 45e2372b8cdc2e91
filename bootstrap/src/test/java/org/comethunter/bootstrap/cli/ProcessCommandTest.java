package org.comethunter.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.comethunter.bootstrap.endtoend.CommandRun;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCommandTest {
  @TempDir Path folder;
  private byte[] first;
  private byte[] second;

  @BeforeEach
  void makeFrames() throws IOException {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(3));
    List<ArchivedFile> files =
        sky.files(Instrument.C2, LocalDate.of(2026, 3, 9), Instant.parse("2026-03-10T12:00:00Z"));
    first = sky.read(files.get(0));
    second = sky.read(files.get(1));
  }

  private CommandRun process(String... arguments) {
    return CommandRunner.anywhere().run(arguments);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream sink = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
      sink.write(bytes);
    }
    return file;
  }

  @Test
  void makesPicturesOfFilesAndFolders() throws IOException {
    write("day/a.fts", first);
    write("day/deeper/b.fits.gz", second);
    write("day/notes.txt", new byte[10]);
    Path single = write("c.fts.gz", first);
    Path out = folder.resolve("out/pictures");

    CommandRun run =
        process(
            "process",
            "--json",
            folder.resolve("day").toString(),
            single.toString(),
            "--out",
            out.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("frames", "failed", "elapsedSeconds", "framesPerSecond", "outputs");
    assertThat(json.get("frames").asInt()).isEqualTo(3);
    assertThat(json.get("failed").asInt()).isZero();
    assertThat(json.get("framesPerSecond").asDouble()).isPositive();
    assertThat(json.get("outputs")).hasSize(3);
    for (JsonNode output : json.get("outputs")) {
      assertThat(Path.of(output.asText())).isAbsolute().hasExtension("png").exists();
    }
    assertThat(Files.readAllBytes(out.resolve("a.png")))
        .isEqualTo(Files.readAllBytes(out.resolve("c.png")));
  }

  @Test
  void aBadFileCostsNoOther() throws IOException {
    write("day/a.fts", first);
    write("day/html.fts", "<html>busy</html>".getBytes(StandardCharsets.US_ASCII));
    write("day/empty.fts", new byte[0]);
    write("day/short.fts", java.util.Arrays.copyOf(first, 1_000_000));
    Path missing = folder.resolve("missing.fts");
    Path out = folder.resolve("out");

    CommandRun run =
        process(
            "process",
            "--json",
            folder.resolve("day").toString(),
            missing.toString(),
            "--out",
            out.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.json().get("frames").asInt()).isEqualTo(1);
    assertThat(run.json().get("failed").asInt()).isEqualTo(4);
    assertThat(run.err()).contains("html.fts", "empty.fts", "short.fts", "missing.fts");
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(out.toFile().list()).containsExactly("a.png");
  }

  @Test
  void twoFilesOfOneNameBecomeTwoPictures() throws IOException {
    write("one/a.fts", first);
    write("two/a.fts", second);
    Path out = folder.resolve("out");

    CommandRun run = process("process", folder.toString(), "--out", out.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(out.toFile().list()).containsExactlyInAnyOrder("a.png", "a-2.png");
  }

  @Test
  void noPictureTakesTheNameOfAnother() throws IOException {
    write("one/a.fts", first);
    write("two/a.fts", second);
    write("two/a-2.fts", second);
    Path out = folder.resolve("out");

    CommandRun run = process("process", "--json", folder.toString(), "--out", out.toString());

    assertThat(run.json().get("outputs")).hasSize(3).doesNotHaveDuplicates();
    assertThat(out.toFile().list()).hasSize(3);
  }

  @Test
  void anOutputFolderThatCannotBeMadeIsExplained() throws IOException {
    Path file = write("a.fts", first);

    CommandRun run = process("process", file.toString(), "--out", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(file.toString()).doesNotContain("\tat ");
  }

  @Test
  void everyFilterCanBeChosenAndTheSizeToo() throws IOException {
    Path frame = write("a.fts", first);
    for (String filter : List.of("median", "nrgf", "mgn", "raw")) {
      Path out = folder.resolve(filter);
      CommandRun run =
          process(
              "process",
              frame.toString(),
              "--out",
              out.toString(),
              "--filter",
              filter,
              "--scale",
              "0.25",
              "--low=-3",
              "--reject-cosmic-rays");
      assertThat(run.exitCode()).isZero();
      BufferedImage picture = ImageIO.read(out.resolve("a.png").toFile());
      assertThat(picture.getWidth()).isEqualTo(256);
      assertThat(picture.getHeight()).isEqualTo(256);
      assertThat(Files.readString(out.resolve("a.png"), StandardCharsets.ISO_8859_1))
          .contains("-3.0 to 8.0")
          .contains("Cosmic Rays");
    }
  }

  @Test
  void aFrameWithoutAnotherBeforeItGetsNoDifference() throws IOException {
    Path a = write("a.fts", first);
    Path b = write("b.fts", second);
    Path out = folder.resolve("out");
    CommandRun run =
        process(
            "process",
            a.toString(),
            b.toString(),
            "--out",
            out.toString(),
            "--filter",
            "running-difference");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .containsOnlyOnce(
            ": There is no previous frame of the same camera, program, size and roll");
    assertThat(run.out()).contains("1 frames, 1 failed");
    assertThat(Files.exists(out.resolve("a.png"))).isNotEqualTo(Files.exists(out.resolve("b.png")));
  }

  @Test
  void aContactSheetShowsOneFrameUnderEveryFilter() throws IOException {
    write("day/a.fts", first);
    write("day/b.fts", second);
    Path sheet = folder.resolve("sheet.png");
    CommandRun run =
        process("process", folder.resolve("day").toString(), "--contact-sheet", sheet.toString());
    assertThat(run.exitCode()).isZero();
    BufferedImage picture = ImageIO.read(sheet.toFile());
    assertThat(picture.getWidth()).isGreaterThan(4 * 512);
    assertThat(picture.getHeight()).isGreaterThan(2 * 512);
    CommandRun nothing =
        process("process", folder.resolve("no").toString(), "--contact-sheet", sheet.toString());
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.err()).contains("There is no contact sheet: There is no readable file");
  }

  @Test
  void wishesThatCannotBeFulfilledAreWrongUsage() throws IOException {
    String frame = write("a.fts", first).toString();
    String out = folder.resolve("out").toString();
    assertRefused("is no filter: use one of unsharp", frame, "--out", out, "--filter", "sharp");
    assertRefused("The scale must be above 0", frame, "--out", out, "--scale", "2");
    assertRefused("Black must be below white", frame, "--out", out, "--low", "9");
    assertRefused("Say where to write", frame);
  }

  private void assertRefused(String sentence, String... arguments) {
    String[] all = Stream.concat(Stream.of("process"), Stream.of(arguments)).toArray(String[]::new);
    CommandRun run = process(all);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(sentence);
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
