package org.comethunter.benchmarks.page;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.comethunter.benchmarks.imaging.PictureHome;
import org.comethunter.benchmarks.imaging.Table;
import org.comethunter.benchmarks.program.ServiceProcess;
import org.comethunter.benchmarks.program.TemporaryFolder;
import org.comethunter.domain.time.TimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code page}: how soon the page shows frames, and how well it plays them. */
@Command(
    name = "page",
    mixinStandardHelpOptions = true,
    description =
        "Opens the page in a headless Chromium on this machine, with the service beside it, and"
            + " plays simulated frames of 1024 by 1024 pixels.")
public final class PageCommand implements Callable<Integer> {
  private static final double FIRST_FRAME_MILLIS = 1_500;
  private static final double MEGABYTE = 1 << 20;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often it is opened, each time anew (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many frames (default: ${DEFAULT-VALUE}).")
  int count;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "25",
      description = "Frames a second (default: ${DEFAULT-VALUE}).")
  int fps;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long it plays (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Override
  public Integer call() throws IOException {
    Optional<Path> program = HeadlessBrowser.find();
    if (program.isEmpty()) {
      System.err.println(
          "Chromium is needed, and not there: install it (apt-get install chromium).");
      return 2;
    }
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    try (TemporaryFolder work = TemporaryFolder.make()) {
      System.err.println("Filling a home with " + count + " frames ...");
      Path home = work.folder("home").path();
      int frames = PictureHome.fill(home, count).size();
      try (ServiceProcess service = ServiceProcess.start(home);
          HeadlessBrowser browser = HeadlessBrowser.start(program.get(), work.folder("browser"))) {
        System.out.printf(
            Locale.ROOT,
            "%d frames, %d rounds of %d s at %d frames a second, Chromium %s, %d cores, a load of"
                + " %.1f before%n",
            frames,
            rounds,
            seconds,
            fps,
            browser.version(),
            Runtime.getRuntime().availableProcessors(),
            load);
        List<Playback> playbacks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
          playbacks.add(Playback.measure(browser, address(service.address()), frames, seconds));
        }
        show(playbacks);
      }
      return 0;
    }
  }

  private String address(URI service) {
    TimeWindow window = PictureHome.window(count);
    return service
        .resolve("/?camera=c3&start=%s&end=%s&fps=%d".formatted(window.start(), window.end(), fps))
        .toString();
  }

  private void show(List<Playback> playbacks) {
    Table table = new Table();
    table.add(
        "from opening to the first frame",
        each(playbacks, Playback::firstFrameMillis, "ms"),
        "at most 1500 ms",
        playbacks.stream().allMatch(it -> it.firstFrameMillis() <= FIRST_FRAME_MILLIS));
    table.add("from opening to all frames ready", each(playbacks, Playback::readyMillis, "ms"));
    table.add(
        "frames shown",
        each(playbacks, Playback::shown, "of ") + Math.round(fps * (double) seconds),
        "all but the first and last",
        playbacks.stream().allMatch(it -> it.shown() >= Math.floor(fps * it.seconds()) - 2));
    table.add(
        "frames dropped",
        each(playbacks, Playback::dropped, ""),
        "none",
        playbacks.stream().allMatch(it -> it.dropped() == 0));
    table.add("longest time between repaints", each(playbacks, Playback::longestGapMillis, "ms"));
    table.add("decoded frames", each(playbacks, it -> it.pictureBytes() / MEGABYTE, "MiB"));
    table.add("memory of the browser", each(playbacks, it -> it.browserBytes() / MEGABYTE, "MiB"));
    table.print(System.out);
  }

  /** The figure of every round. */
  private static String each(
      List<Playback> playbacks, ToDoubleFunction<Playback> figure, String unit) {
    List<String> figures =
        playbacks.stream()
            .map(it -> String.format(Locale.ROOT, "%.0f", figure.applyAsDouble(it)))
            .toList();
    return String.join(", ", figures) + " " + unit;
  }
}
