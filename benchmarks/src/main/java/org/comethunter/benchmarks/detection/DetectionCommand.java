package org.comethunter.benchmarks.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.comethunter.benchmarks.detection.Scores.Kind;
import org.comethunter.benchmarks.detection.Scores.Result;
import org.comethunter.benchmarks.detection.Sequence.Shot;
import org.comethunter.benchmarks.program.TemporaryFolder;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.instrument.Instrument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code detection}: which of the comets that are put into frames are found. */
@Command(
    name = "detection",
    mixinStandardHelpOptions = true,
    description =
        "Puts comets into simulated frames of both cameras, and into a day of real ones, searches"
            + " them and tells what was found, and what was taken for a comet and is none.")
public final class DetectionCommand implements Callable<Integer> {
  private static final LocalDate REAL_DAY = LocalDate.of(2025, 10, 17);
  private static final Path REAL_FOLDER = Path.of("level_05", "251017", "c3");

  /** The thresholds were chosen on seeds below. */
  private static final long FIRST_SEED = 1001;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many skies (default: ${DEFAULT-VALUE}).")
  int seeds;

  @Option(
      names = "--first-seed",
      paramLabel = "N",
      defaultValue = "" + FIRST_SEED,
      description =
          "The number of the first (default: ${DEFAULT-VALUE}); thresholds were chosen on others,"
              + " below 1000.")
  long firstSeed;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = "../shared/archive",
      description =
          "Real frames in the archive's layout, with C3's of 17 October 2025; they are left out if"
              + " they are not there (default: ${DEFAULT-VALUE}).")
  Path archive;

  private final Scores scores = new Scores();
  private final Scores shuffled = new Scores();
  private final Scores trials = new Scores();

  /** Makes a sequence when its turn has come. */
  private interface Making {
    Sequence make() throws IOException;
  }

  /** A sequence to search, and where to count what comes of it. */
  private record Task(Making making, Scores scores) {}

  @Override
  public Integer call() throws Exception {
    try (TemporaryFolder work = TemporaryFolder.make()) {
      for (Instrument camera : Instrument.values()) {
        List<Shot> frames = Sequences.simulated(camera, firstSeed, work.path());
        System.out.println(Stopwatch.line(new Sequence(camera.code(), camera, frames, List.of())));
      }
      search(tasks(work.path()));
    }
    print();
    return 0;
  }

  private static void search(List<Task> tasks) throws InterruptedException {
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<Result>> results = new ArrayList<>();
      for (Task task : tasks) {
        results.add(
            workers.submit(
                () -> {
                  Sequence sequence = task.making.make();
                  return new Result(sequence.summary(), Search.through(sequence));
                }));
      }
      for (int i = 0; i < tasks.size(); i++) {
        tasks.get(i).scores.add(told(results.get(i)));
      }
    }
  }

  private List<Task> tasks(Path scratch) throws IOException {
    List<Task> all = new ArrayList<>();
    Path folder = archive.resolve(REAL_FOLDER);
    boolean real = Files.isDirectory(folder);
    List<Shot> day = real ? Sequences.real(REAL_DAY, Instrument.C3, folder) : List.of();
    if (real) {
      all.add(new Task(() -> new Sequence("real", Instrument.C3, day, List.of()), scores));
      all.add(new Task(() -> machholz(scratch), trials));
    } else {
      System.err.println("Without real frames: there is no " + folder + ".");
    }
    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
      long lot = seed;
      for (Instrument camera : Instrument.values()) {
        String name = camera.code() + " " + seed;
        all.add(
            new Task(
                () ->
                    Sequences.withComets(
                        name + " with comets",
                        camera,
                        Sequences.simulated(camera, lot, scratch),
                        lot),
                scores));
        // another sky, so that no false candidate is counted twice
        all.add(
            new Task(
                () -> new Sequence(name, camera, without(camera, lot, scratch), List.of()),
                scores));
        all.add(new Task(() -> mixed(name, camera, without(camera, lot, scratch), lot), shuffled));
      }
      if (real) {
        all.add(
            new Task(
                () -> Sequences.withComets("real with comets " + lot, Instrument.C3, day, lot),
                scores));
        all.add(new Task(() -> mixed("real " + lot, Instrument.C3, day, lot), shuffled));
      }
    }
    all.add(new Task(() -> Trials.planet(scratch), trials));
    all.add(new Task(() -> Trials.stars(scratch), trials));
    all.add(new Task(() -> Trials.ejections(scratch), trials));
    all.add(new Task(() -> Trials.roll(scratch), trials));
    return all;
  }

  private static List<Shot> without(Instrument camera, long seed, Path scratch) throws IOException {
    return Sequences.simulated(camera, seed + 500_000, scratch);
  }

  private static Sequence mixed(String name, Instrument camera, List<Shot> frames, long seed) {
    return new Sequence(name + " shuffled", camera, Sequences.shuffled(frames, seed), List.of());
  }

  private Sequence machholz(Path scratch) throws IOException {
    return Machholz.read(archive)
        .into("96P, c3", Sequences.simulated(Instrument.C3, firstSeed, scratch));
  }

  private static Result told(Future<Result> each) throws InterruptedException {
    try {
      Result result = each.get();
      long found = result.judged().stream().flatMap(it -> it.comet().stream()).distinct().count();
      System.out.printf(
          Locale.ROOT,
          "%-24s %4.2f days, %2d of %2d comets, %d false%n",
          result.sequence().name(),
          result.sequence().days(),
          found,
          result.sequence().comets().size(),
          Scores.wrong(result, 0));
      return result;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A sequence could not be searched.", e.getCause());
    }
  }

  private void print() {
    double clear = Detection.CLEAR;
    System.out.printf(
        Locale.ROOT,
        "%n| comets | wanted | all candidates: %.1f false a day | score ≥ %.2f: %.1f |%n",
        scores.falseADay(0),
        clear,
        scores.falseADay(clear));
    System.out.println("|---|---|---|---|");
    for (Kind kind : Scores.KINDS) {
      System.out.printf(
          "| %s | %d %% | %s | %s |%n",
          kind.name(),
          kind.wantedPercent(),
          scores.completeness(kind, 0),
          scores.completeness(kind, clear));
    }
    System.out.printf(
        Locale.ROOT,
        "%nposition error, median: %.2f px%nframes to alert, median: %.1f (S/N ≥ 5), %.1f (S/N"
            + " 3–5)%n",
        scores.positionError(0),
        scores.framesToAlert(Scores.KINDS.get(0), 0),
        scores.framesToAlert(Scores.KINDS.get(1), 0));
    System.out.printf(
        Locale.ROOT,
        "false candidates a day in shuffled frames: %.1f, score ≥ %.2f: %.1f%n",
        shuffled.falseADay(0),
        clear,
        shuffled.falseADay(clear));
  }
}
