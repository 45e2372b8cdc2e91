package org.comethunter.benchmarks.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.comethunter.benchmarks.program.TemporaryFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContendersTest {
  private static final int PIXELS = 1024;

  @TempDir private Path folder;
  private TemporaryFolder work;
  private List<Path> frames;

  @BeforeEach
  void makeFrames() throws IOException {
    work = new TemporaryFolder(folder);
    frames = SampleFrames.simulate(2, work.folder("frames").path());
  }

  @Test
  void theProbePacksThePicturesItIsGiven() throws IOException, InterruptedException {
    Path pictures = work.folder("pictures").path();
    for (Path frame : frames) {
      BufferedImage black = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_BYTE_GRAY);
      ImageIO.write(black, "png", pictures.resolve(frame.getFileName() + ".png").toFile());
    }
    Path grey = work.folder("grey").path();
    FinishedPictures.unpack(pictures, grey);

    Path out = work.folder("out").path();
    Contender.Run run = new ProbeContender(frames, grey).run(out);

    assertThat(run.frames()).isEqualTo(2);
    assertThat(run.rate()).isPositive();
    assertThat(namesIn(out)).hasSize(2).allMatch(name -> name.endsWith(".packed"));
    // one bit for each pixel, and little else
    assertThat(Files.size(out.resolve(frames.getFirst().getFileName() + ".packed")))
        .isBetween(PIXELS * PIXELS / 8L, PIXELS * PIXELS / 7L);
  }

  @Test
  void theScriptWritesPicturesThatShowTheSky() throws IOException, InterruptedException {
    Optional<HuntersScript> script = HuntersScript.unpack(folder);
    Assumptions.assumeTrue(
        script.isPresent(), "There is no Python with NumPy, SciPy, and Matplotlib or Pillow.");

    Path out = work.folder("out").path();
    Contender.Run run = new ScriptContender(script.get(), 1, frames).run(out);

    assertThat(run.seconds()).isPositive();
    assertThat(namesIn(out)).hasSize(2);
    BufferedImage picture = ImageIO.read(out.resolve(namesIn(out).getFirst()).toFile());
    assertThat(picture.getWidth()).isEqualTo(PIXELS);
    assertThat(picture.getHeight()).isEqualTo(PIXELS);
    assertThat(picture.getRaster().getSample(100, PIXELS / 2, 0)).isBetween(1, 254);
  }

  @Test
  void aRaceLetsEachRunInTurnAndTakesMedians() throws IOException, InterruptedException {
    StringBuilder order = new StringBuilder();
    AtomicInteger runs = new AtomicInteger();
    record Sprinter(String name, StringBuilder order, AtomicInteger runs) implements Contender {
      @Override
      public Run run(Path out) {
        order.append(name).append(' ');
        int seconds = runs.incrementAndGet();
        return new Run(10, seconds, OptionalLong.of(seconds));
      }
    }
    Contender hare = new Sprinter("hare", order, runs);
    Contender hedgehog = new Sprinter("hedgehog", order, runs);

    Race race = Race.run(List.of(hare, hedgehog), 3, work);

    assertThat(order.toString()).isEqualTo("hare hedgehog hare hedgehog hare hedgehog ");
    assertThat(race.rate(hare)).isEqualTo(10 / 3.0);
    assertThat(race.rate(hedgehog)).isEqualTo(10 / 4.0);
    assertThat(race.peakBytes(hedgehog)).hasValue(6);
  }

  @Test
  void realFramesAreUnpackedAndRepeated() throws IOException {
    Path real = work.folder("real").path();
    Path packed = real.resolve("a.fts.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(frames.getLast(), out);
    }
    Files.writeString(real.resolve("b.fts"), "no frame");

    List<Path> copies = SampleFrames.copy(real, 3, work.folder("copies").path());

    assertThat(copies)
        .hasSize(3)
        .allSatisfy(it -> assertThat(it).hasSameBinaryContentAs(frames.getLast()));
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
