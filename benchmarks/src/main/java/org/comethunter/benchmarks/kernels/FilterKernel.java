package org.comethunter.benchmarks.kernels;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.comethunter.domain.filter.Filter;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.image.FieldOfView;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.ValidityMask;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A filter over one frame within its field; neighbours are in memory already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FilterKernel {
  /** ± 6 h without ± 1 h, at a frame every 12 minutes. */
  private static final int SURROUNDINGS = 50;

  /** Which filter. */
  @Param({"UNSHARP", "RUNNING_DIFFERENCE", "MEDIAN", "BACKGROUND", "NRGF", "MGN", "RAW"})
  public FilterKind kind;

  private Filter filter;
  private Frame frame;
  private List<Frame> neighbours;
  private float[] out;

  /** Makes the filter and masks the frame. */
  @Setup
  public void prepare(KernelFrames frames) {
    filter = kind.make(FilterSettings.DEFAULT);
    frame = frames.frame().within(FieldOfView.mask(frames.frame().header()));
    neighbours =
        switch (kind) {
          case RUNNING_DIFFERENCE -> List.of(frames.previous());
          case BACKGROUND -> Collections.nCopies(SURROUNDINGS, frames.previous());
          default -> List.of();
        };
    out = new float[frame.counts().values().length];
  }

  /** Applies it. */
  @Benchmark
  public ValidityMask apply() {
    return filter.apply(frame, neighbours.stream().map(Frame::rows).toList(), out);
  }
}
