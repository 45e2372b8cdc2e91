package org.comethunter.benchmarks.kernels;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.picture.FrameRenderer;
import org.comethunter.domain.picture.GreyPicture;
import org.comethunter.domain.picture.PictureSettings;
import org.comethunter.fits.FitsModule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a picture to the bytes of its PNG file, and the same levels through the JDK's deflater. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EncodeKernel {
  private final PictureEncoder encoder = FitsModule.pictureEncoder();
  private final PictureFile file = new PictureFile();
  private Deflater deflater;
  private GreyPicture picture;
  private byte[] deflated;

  /** Makes a picture. */
  @Setup
  public void prepare(KernelFrames frames) {
    picture =
        new FrameRenderer(FilterSettings.DEFAULT)
            .render(frames.frame(), List.of(), PictureSettings.DEFAULT);
    deflater = new Deflater();
    deflater.setStrategy(Deflater.HUFFMAN_ONLY);
    deflated = new byte[2 * picture.grey().length];
  }

  /** Lets the deflater's memory go. */
  @TearDown
  public void release() {
    deflater.close();
  }

  /** Makes the whole file. */
  @Benchmark
  public int png() {
    encoder.encode(picture, file);
    return file.length();
  }

  /** Deflates the levels alone, by Huffman codes only. */
  @Benchmark
  public int deflater() {
    deflater.reset();
    deflater.setInput(picture.grey());
    deflater.finish();
    int size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(deflated, size, deflated.length - size);
    }
    return size;
  }
}
