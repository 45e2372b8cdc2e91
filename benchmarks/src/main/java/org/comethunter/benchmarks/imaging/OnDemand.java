package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.comethunter.benchmarks.program.ServiceProcess;
import org.comethunter.benchmarks.program.TemporaryFolder;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.filter.FilterKind;

/** Pictures on demand, as one client waits for them: made first, then from the service's cache. */
final class OnDemand {
  private static final int WARM_UP = 10;
  private static final double COLD_MILLIS = 40;
  private static final double CACHED_MILLIS = 2;

  /** Levels that nobody else asks for, so that nothing is there before. */
  private static final String LEVELS = "&low=-3.7&high=7.9";

  private static final String OTHER_LEVELS = "&low=-3.6&high=7.8";

  private OnDemand() {}

  /** Fills a home with that many frames, starts the service over it, and asks. */
  static void measure(int count, TemporaryFolder work, Table table)
      throws IOException, InterruptedException {
    System.err.println("Filling a home with " + count + " frames ...");
    try (TemporaryFolder home = work.folder("home")) {
      List<FrameId> frames = PictureHome.fill(home.path(), count);
      try (ServiceProcess service = ServiceProcess.start(home.path());
          ImageRequests requests = new ImageRequests(service.address())) {
        for (FilterKind filter : List.of(FilterKind.UNSHARP, FilterKind.MEDIAN)) {
          measure(filter, frames, requests, table);
        }
      } catch (ImageRequests.NoPictureException e) {
        System.out.println("Pictures on demand were not measured. " + e.getMessage());
      }
    }
  }

  private static void measure(
      FilterKind filter, List<FrameId> frames, ImageRequests requests, Table table)
      throws IOException, InterruptedException {
    String query = "filter=" + filter.code();
    requests.millis(frames.subList(0, Math.min(WARM_UP, frames.size())), query + OTHER_LEVELS);
    Figures cold = requests.millis(frames, query + LEVELS);
    Figures cached = requests.millis(frames, query + LEVELS);
    String what = "on demand, " + filter.code() + ", ";
    add(table, what + "cold", cold, COLD_MILLIS);
    add(table, what + "cached", cached, CACHED_MILLIS);
  }

  private static void add(Table table, String what, Figures figures, double most) {
    table.add(
        what,
        String.format(
            Locale.ROOT,
            "median %.2f ms, p99 %.2f ms over %d frames",
            figures.median(),
            figures.p99(),
            figures.count()),
        String.format(Locale.ROOT, "median at most %.0f ms", most),
        figures.median() <= most);
  }
}
