package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.comethunter.benchmarks.program.TemporaryFolder;
import org.comethunter.domain.filter.FilterKind;

/** Frames per second, from FITS on disk to PNG on disk, side by side. */
final class Throughput {
  private static final int SCRIPT_FRAMES = 40;
  private static final int SCRIPT_PROCESSES = 2;
  private static final double TIMES_THE_SCRIPT = 20;
  private static final double PART_OF_THE_LIMIT = 0.6;
  private static final double MOST_MEGABYTES = 350;

  private final List<Path> frames;
  private final List<Contender> contenders = new ArrayList<>();
  private final ProgramContender program;
  private final ProbeContender probe;
  private final List<ScriptContender> scripts = new ArrayList<>();
  private final List<Slow> slow;

  /** A filter that need not be as fast: what is asked of it. */
  private record Slow(ProgramContender program, double asked) {}

  private Throughput(List<Path> frames, Path pictures) {
    this.frames = frames;
    program = new ProgramContender(FilterKind.UNSHARP, frames);
    probe = new ProbeContender(frames, pictures);
    slow =
        List.of(slow(FilterKind.MEDIAN, 25), slow(FilterKind.MGN, 10), slow(FilterKind.NRGF, 60));
  }

  private Slow slow(FilterKind filter, double asked) {
    return new Slow(new ProgramContender(filter, frames), asked);
  }

  /** Lets all of them run in turns, and says what was found. */
  static void measure(List<Path> frames, int rounds, TemporaryFolder work, Table table)
      throws IOException, InterruptedException {
    Path pictures = work.folder("grey").path();
    Throughput throughput = new Throughput(frames, pictures);
    System.err.println("Making the pictures that the limit probe packs ...");
    try (TemporaryFolder out = work.folder("pictures")) {
      throughput.program.run(out.path());
      FinishedPictures.unpack(out.path(), pictures);
    }
    throughput.prepareScripts(work);
    throughput.contenders.add(throughput.program);
    throughput.contenders.add(throughput.probe);
    throughput.contenders.addAll(throughput.scripts);
    throughput.slow.forEach(it -> throughput.contenders.add(it.program));
    throughput.report(Race.run(throughput.contenders, rounds, work), table);
  }

  private void prepareScripts(TemporaryFolder work) throws IOException, InterruptedException {
    Optional<HuntersScript> script = HuntersScript.unpack(work.path());
    if (script.isEmpty()) {
      System.out.println(
          "The script was not measured: there is no Python with NumPy, SciPy, and Matplotlib or"
              + " Pillow.");
      return;
    }
    List<Path> some = SampleFrames.spread(frames, SCRIPT_FRAMES);
    scripts.add(new ScriptContender(script.get(), 1, some));
    scripts.add(new ScriptContender(script.get(), SCRIPT_PROCESSES, some));
    try (TemporaryFolder out = work.folder("script")) {
      System.out.println(
          "The script writes its pictures with " + scripts.getFirst().writer(out.path()) + ".");
    }
  }

  private void report(Race race, Table table) {
    table.add(program.name(), race.inWords(program));
    for (ScriptContender script : scripts) {
      double ratio = race.rate(program) / race.rate(script);
      table.add("the same by " + script.name(), race.inWords(script));
      String what = "ratio to " + script.name();
      String figure = String.format(Locale.ROOT, "%.1f times", ratio);
      if (script.processes() == 1) {
        table.add(what, figure, "at least 20 times", ratio >= TIMES_THE_SCRIPT);
      } else {
        table.add(what, figure);
      }
    }
    double part = race.rate(program) / race.rate(probe);
    table.add(probe.name(), race.inWords(probe));
    table.add(
        "part of " + probe.name(),
        String.format(Locale.ROOT, "%.0f %%", 100 * part),
        "at least 60 %",
        part >= PART_OF_THE_LIMIT);
    memory(race, program, table);
    for (Slow it : slow) {
      table.add(
          it.program.name(),
          race.inWords(it.program),
          String.format(Locale.ROOT, "at least %.0f frames/s", it.asked),
          race.rate(it.program) >= it.asked);
      memory(race, it.program, table);
    }
  }

  private static void memory(Race race, ProgramContender program, Table table) {
    OptionalLong peak = race.peakBytes(program);
    if (peak.isPresent()) {
      double megabytes = peak.getAsLong() / 1e6;
      table.add(
          "most resident memory, " + program.filter().code(),
          String.format(Locale.ROOT, "%.0f MB", megabytes),
          "at most 350 MB",
          megabytes <= MOST_MEGABYTES);
    }
  }
}
