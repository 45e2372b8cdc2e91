package org.comethunter.benchmarks.torture.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.comethunter.simulator.replica.Replica;

/** Work of the product that is to be killed, and done again after a restart. */
interface Work extends AutoCloseable {

  /** What it is called in figures and findings. */
  String name();

  /** The archive that it works with. */
  Replica replica();

  /** Brings about what the work needs to be there. */
  void prepare(Path home) throws IOException;

  /** Starts the process that is to do it, and does not wait for it. */
  Process start(Path home) throws IOException;

  /** Waits until that is in the middle of it, which goes on until it is killed. */
  void awaitMiddle(Process process, Path home) throws IOException, InterruptedException;

  /**
   * Restarts the product and lets it do all there is to do.
   *
   * @return what is not as it should be, apart from what the home keeps
   */
  List<String> finish(Path home) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
