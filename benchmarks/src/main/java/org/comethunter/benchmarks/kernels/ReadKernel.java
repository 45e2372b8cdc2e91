package org.comethunter.benchmarks.kernels;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.comethunter.application.frame.FrameBuffer;
import org.comethunter.application.port.FrameReader;
import org.comethunter.domain.image.Frame;
import org.comethunter.fits.FitsModule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a FITS file, which the system holds in memory, to counts and their mask. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadKernel {
  private final FrameReader reader = FitsModule.frameReader();
  private final FrameBuffer buffer = new FrameBuffer();
  private Path file;

  /** Takes a file. */
  @Setup
  public void prepare(KernelFrames frames) {
    file = frames.file();
  }

  /** Reads it. */
  @Benchmark
  public Frame read() {
    return reader.read(file, buffer);
  }
}
