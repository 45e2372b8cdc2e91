package org.comethunter.benchmarks.kernels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.comethunter.application.port.FrameReader;
import org.comethunter.benchmarks.imaging.SampleFrames;
import org.comethunter.benchmarks.program.TemporaryFolder;
import org.comethunter.domain.image.Frame;
import org.comethunter.fits.FitsModule;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Simulated frames of 1024 × 1024 pixels, two of C2 and two of C3, in files and in memory. */
@State(Scope.Benchmark)
public class KernelFrames {
  private TemporaryFolder folder;
  private List<Path> files;
  private List<Frame> frames;

  /** Makes them. */
  @Setup(Level.Trial)
  public void make() throws IOException {
    FrameReader reader = FitsModule.frameReader();
    folder = TemporaryFolder.make();
    files = SampleFrames.simulate(4, folder.path());
    frames = files.stream().map(reader::read).toList();
  }

  /** Removes the files. */
  @TearDown(Level.Trial)
  public void remove() {
    folder.close();
  }

  /** A file of C3. */
  Path file() {
    return files.getLast();
  }

  /** A frame of C3. */
  Frame frame() {
    return frames.getLast();
  }

  /** The frame of C3 before it. */
  Frame previous() {
    return frames.get(frames.size() - 2);
  }
}
