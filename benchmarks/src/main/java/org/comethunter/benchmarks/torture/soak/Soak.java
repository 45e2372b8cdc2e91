package org.comethunter.benchmarks.torture.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.comethunter.benchmarks.program.JavaProgram;
import org.comethunter.benchmarks.torture.Budget;
import org.comethunter.benchmarks.torture.Outcome;
import org.comethunter.benchmarks.torture.Trial;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;

/**
 * A week, compressed into the time there is (or as much of one as fits), of a service that follows
 * both cameras while eight people watch and the day before is synced now and then. What the process
 * needs must level off: the last quarter is compared with the one before it. What is tried are
 * samples.
 */
public final class Soak implements Trial {
  private static final Instant MONDAY = Instant.parse("2026-03-09T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  /** At a look a second, frames older than what a look goes back to would be missed beyond this. */
  private static final double FASTEST = 6000;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long BETWEEN_QUESTIONS_MILLIS = 50;
  private static final int VIEWERS = 8;

  /** What they look at, if frames come in time; */
  private static final Duration SHOWN = Duration.ofHours(4);

  /** so late they may come on a busy machine, by its own clock. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final int SAMPLES = 400;
  private static final int SYNCS = 14;
  private static final double MOST_GROWTH = 0.1;
  private static final long SOME_BYTES = 32L << 20;
  private static final long SOME_HANDLES = 16;

  /** Rows, of which there are ever more, and their indexes. */
  private static final long MOST_BYTES_A_FRAME = 4096;

  /** Less heap than the program takes by itself: it is full sooner, and what is needed is seen. */
  private static final List<String> OPTIONS =
      List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx544m");

  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final Viewer.Seen seen = new Viewer.Seen();

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public Outcome hold(Budget budget) throws Exception {
    double speed = Math.min(FASTEST, (double) WEEK.toNanos() / budget.time().toNanos());
    FastClock clock = new FastClock(Instant.now(), MONDAY, speed);
    Path home = budget.work().resolve("home");
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(budget.seed()));
    List<Sample> samples = new ArrayList<>();
    long frames;
    Budget.Spending spending;
    try (Replica replica = Replica.of(sky).clock(clock).start()) {
      Process service = start(home, replica, clock);
      try {
        URI address = URI.create(firstLine(service).strip());
        awaitFrame(address);
        spending = budget.begin();
        samples.addAll(watch(service, address, home, clock, spending, budget));
        frames = frames(address);
        service.getOutputStream().close();
        if (!service.waitFor(20, TimeUnit.SECONDS)) {
          complaints.add("the service did not end within 20 s");
        }
      } finally {
        service.destroyForcibly();
      }
    }
    List<String> findings = new ArrayList<>(complaints);
    Map<String, String> figures = figures(samples, frames, speed, spending.spent(), findings);
    return new Outcome(name(), budget.seed(), samples.size(), spending.spent(), findings, figures);
  }

  private static Process start(Path home, Replica replica, FastClock clock) throws IOException {
    List<String> arguments =
        SoakedService.arguments(
            home, replica.archiveUrl().toString(), replica.scheduleUrl().toString(), clock);
    return new ProcessBuilder(JavaProgram.command(SoakedService.class, OPTIONS, arguments))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String firstLine(Process service) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null) {
      throw new IOException("The service did not start.");
    }
    return line;
  }

  private List<Sample> watch(
      Process service,
      URI address,
      Path home,
      FastClock clock,
      Budget.Spending spending,
      Budget budget)
      throws IOException, InterruptedException {
    SplittableRandom chance = new SplittableRandom(budget.seed());
    Duration late = LATE.multipliedBy(Math.round(clock.speed()));
    Duration shown = late.compareTo(SHOWN) > 0 ? late : SHOWN;
    List<Thread> viewers = new ArrayList<>();
    for (int i = 0; i < VIEWERS; i++) {
      Viewer viewer = new Viewer(address, clock, shown, chance.split(), complaints, seen);
      viewers.add(Thread.ofPlatform().daemon().start(viewer));
    }
    List<Sample> samples = new ArrayList<>();
    long pause = Math.max(50, budget.time().toMillis() / SAMPLES);
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (spending.allows(samples.size())) {
        Thread.sleep(pause);
        if (!service.isAlive()) {
          complaints.add("the service ended by itself: " + service.exitValue());
          return samples;
        }
        samples.add(Sample.of(service.pid(), home));
        if (samples.size() % (SAMPLES / SYNCS) == 0) {
          sync(client, address, clock.instant());
        }
      }
    }
    viewers.forEach(Thread::interrupt);
    for (Thread viewer : viewers) {
      viewer.join(Duration.ofSeconds(10));
    }
    return samples;
  }

  private void sync(HttpClient client, URI address, Instant now)
      throws IOException, InterruptedException {
    String body =
        """
        {"instrument": "c2", "start": "%s", "end": "%s"}\
        """
            .formatted(now.minus(Duration.ofHours(12)), now.minus(Duration.ofHours(2)));
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/frames/sync"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 202 && status != 200) {
      complaints.add("a sync was answered " + status);
    }
  }

  /** The time of the trial begins when the service is at work, however long its start takes. */
  private static void awaitFrame(URI address) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (frames(address) == 0) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Nothing was ingested in " + PATIENCE.toSeconds() + " s.");
      }
      Thread.sleep(BETWEEN_QUESTIONS_MILLIS);
    }
  }

  private static long frames(URI address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/frames?limit=1&total=true")).build();
      String answer = client.send(request, BodyHandlers.ofString()).body();
      return new ObjectMapper().readTree(answer).path("total").asLong();
    }
  }

  private Map<String, String> figures(
      List<Sample> samples, long frames, double speed, Duration took, List<String> findings) {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put(
        "compressed",
        "%.1f days, %.0f times as fast as time"
            .formatted(took.toMillis() * speed / Duration.ofDays(1).toMillis(), speed));
    figures.put("frames", Long.toString(frames));
    shown("lists", seen.lists(), figures, findings);
    shown("pictures", seen.pictures(), figures, findings);
    shown("thumbnails", seen.thumbnails(), figures, findings);
    shown("pictures made by other filters", seen.made(), figures, findings);
    level("memory (MiB)", samples, Sample::residentBytes, 1 << 20, SOME_BYTES, figures, findings);
    level("threads", samples, Sample::threads, 1, SOME_HANDLES, figures, findings);
    level("descriptors", samples, Sample::descriptors, 1, SOME_HANDLES, figures, findings);
    level("queue (KiB)", samples, Sample::queueBytes, 1 << 10, SOME_BYTES, figures, findings);
    if (!samples.isEmpty()) {
      long last = samples.getLast().databaseBytes();
      figures.put("database (KiB)", Long.toString(last >> 10));
      figures.put("database, bytes a frame", Long.toString(last / frames));
      // a log of 4 MiB is taken in; that much is not the rows'
      if (last > (8L << 20) + frames * MOST_BYTES_A_FRAME) {
        findings.add("the database has " + last / frames + " bytes a frame");
      }
    }
    return figures;
  }

  /** A viewer that is shown nothing is no load. */
  private static void shown(
      String what, AtomicLong number, Map<String, String> figures, List<String> findings) {
    figures.put(what + " shown to viewers", Long.toString(number.get()));
    if (number.get() == 0) {
      findings.add("viewers were shown no " + what);
    }
  }

  private static void level(
      String what,
      List<Sample> samples,
      ToLongFunction<Sample> value,
      int unit,
      long some,
      Map<String, String> figures,
      List<String> findings) {
    int quarter = samples.size() / 4;
    if (quarter == 0) {
      return;
    }
    List<Long> medians = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long[] sorted =
          samples.subList(i * quarter, (i + 1) * quarter).stream()
              .mapToLong(value)
              .sorted()
              .toArray();
      medians.add(sorted[sorted.length / 2]);
    }
    long before = medians.get(2);
    long last = medians.get(3);
    figures.put(
        what + ", medians of the quarters",
        String.join(", ", medians.stream().map(median -> Long.toString(median / unit)).toList()));
    if (last > before * (1 + MOST_GROWTH) + some) {
      findings.add(what + " still grows: " + before / unit + ", then " + last / unit);
    }
  }
}
