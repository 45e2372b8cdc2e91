package org.comethunter.benchmarks.kernels;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.picture.FrameRenderer;
import org.comethunter.domain.picture.GreyPicture;
import org.comethunter.domain.picture.PictureSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From counts to a picture. {@code RAW} has hardly a filter: it is the sky's level and stretch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RenderKernel {
  private final FrameRenderer renderer = new FrameRenderer(FilterSettings.DEFAULT);

  /** Which filter. */
  @Param({"UNSHARP", "RAW"})
  public FilterKind kind;

  private PictureSettings settings;
  private Frame frame;

  /** Takes a frame. */
  @Setup
  public void prepare(KernelFrames frames) {
    settings = PictureSettings.of(kind);
    frame = frames.frame();
  }

  /** Renders it. */
  @Benchmark
  public GreyPicture render() {
    return renderer.render(frame, List.of(), settings);
  }
}
