package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A script as comet hunters write them, and a Python that can run it. */
record HuntersScript(String python, Path file) {
  private static final String RESOURCE = "hunters_script.py";
  private static final List<String> PYTHONS =
      List.of(
          "python3",
          "/usr/bin/python3",
          "/usr/local/bin/python3",
          "/opt/homebrew/bin/python3",
          "python");
  private static final String NEEDS =
      """
      import numpy, scipy.ndimage
      try:
          import matplotlib.pyplot
      except ImportError:
          import PIL.Image
      """;

  /**
   * Unpacks it.
   *
   * @return empty if there is no Python with NumPy, SciPy, and Matplotlib or Pillow
   */
  static Optional<HuntersScript> unpack(Path folder) throws IOException, InterruptedException {
    for (String python : PYTHONS) {
      if (isAble(python)) {
        Path file = folder.resolve(RESOURCE);
        try (InputStream script = HuntersScript.class.getResourceAsStream(RESOURCE)) {
          Files.copy(script, file);
        }
        return Optional.of(new HuntersScript(python, file));
      }
    }
    return Optional.empty();
  }

  private static boolean isAble(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", NEEDS)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is none of that name
    }
  }
}
