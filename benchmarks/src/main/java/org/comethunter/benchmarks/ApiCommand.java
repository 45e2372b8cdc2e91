package org.comethunter.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.benchmarks.program.ServiceProcess;
import org.comethunter.benchmarks.program.TemporaryFolder;
import org.comethunter.bootstrap.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code api}: how many pages of frames a second, and what a cycle costs the database. */
@Command(
    name = "api",
    mixinStandardHelpOptions = true,
    description =
        "Starts the service over a home with many frames, asks it for pages with wrk, and measures"
            + " the database's part of a cycle.")
final class ApiCommand implements Callable<Integer> {
  private static final int FEW = 10_000;
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "A home that fill has filled; without it a temporary one is filled.")
  Path home;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many frames the home has (default: ${DEFAULT-VALUE}).")
  int frames;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Length of each of the five runs of wrk (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Wrk.isInstalled()) {
      System.err.println("wrk is needed, and not there: install it (apt-get install wrk).");
      return 2;
    }
    try (TemporaryFolder temporary = TemporaryFolder.make()) {
      Path big = home == null ? temporary.path().resolve("many") : home;
      if (!Files.exists(Home.database(big))) {
        System.err.println("Filling a home with " + frames + " frames ...");
        FilledHome.fill(big, frames, _ -> {});
      }
      Path small = temporary.path().resolve("few");
      FilledHome.fill(small, FEW, _ -> {});
      measurePages(big);
      measureCycles(small, big);
      return 0;
    }
  }

  private void measurePages(Path big) throws IOException, InterruptedException {
    try (ServiceProcess service = ServiceProcess.start(big)) {
      String url = service.address().toString();
      Instant oldest = FilledHome.oldest(frames);
      Instant late = FilledHome.NEWEST.minus(FilledHome.BETWEEN.multipliedBy(300));
      Map<String, String> anywhere =
          Map.of(
              "FROM", Long.toString(oldest.getEpochSecond()),
              "TO", Long.toString(late.getEpochSecond()));
      Wrk.median(1, 2 * seconds, url, anywhere); // warms up
      show("pages anywhere", Wrk.median(5, seconds, url, anywhere));
      String first = "/frames?limit=100";
      show("the first page", Wrk.median(5, seconds, url, Map.of("PAGE", first)));
      String deep = first + "&cursor=" + cursorAt(service, late);
      show("a page deep in", Wrk.median(5, seconds, url, Map.of("PAGE", deep)));
    }
  }

  private static void show(String what, Wrk.Result result) {
    System.out.println(what + ": " + result.inWords());
  }

  private static String cursorAt(ServiceProcess service, Instant time) throws IOException {
    byte[] page;
    try (var in = service.address().resolve("/frames?limit=1&start=" + time).toURL().openStream()) {
      page = in.readAllBytes();
    }
    Matcher matcher = NEXT.matcher(new String(page, StandardCharsets.UTF_8));
    if (!matcher.find()) {
      throw new IllegalStateException("The home has no frames at " + time + ".");
    }
    return matcher.group(1);
  }

  private void measureCycles(Path small, Path big) {
    Duration few = CycleTime.median(small);
    Duration many = CycleTime.median(big);
    System.out.printf(
        Locale.ROOT,
        "a cycle's database time: %.2f ms at %,d frames, %.2f ms at %,d frames: ratio %.2f%n",
        few.toNanos() / 1e6,
        FEW,
        many.toNanos() / 1e6,
        frames,
        (double) many.toNanos() / few.toNanos());
  }
}
