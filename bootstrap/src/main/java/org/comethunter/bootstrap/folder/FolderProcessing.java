package org.comethunter.bootstrap.folder;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.domain.image.FrameRenderer;

/** Makes pictures of FITS files on all cores. */
public final class FolderProcessing {
  private static final System.Logger LOG = System.getLogger(FolderProcessing.class.getName());
  private static final List<String> ENDINGS = List.of(".fts", ".fits", ".fts.gz", ".fits.gz");

  private final FrameReader reader;
  private final PictureEncoder encoder;
  private final ThreadLocal<FrameRenderer> renderer = ThreadLocal.withInitial(FrameRenderer::new);

  private FolderProcessing(FrameReader reader, PictureEncoder encoder) {
    this.reader = reader;
    this.encoder = encoder;
  }

  /**
   * Makes the picture of every file, {@code <name>.png} in the output folder; of two inputs with
   * one name the second becomes {@code <name>-2.png}. A file that cannot be used costs no other
   * anything.
   *
   * @param inputs files, taken whatever their name, and folders, searched for FITS files
   * @param out where the pictures go; made if there is none
   * @throws StorageException if the output folder cannot be made
   */
  public static Result run(
      List<Path> inputs, Path out, ProgressListener progress, Cancellation cancellation) {
    Map<Path, String> failures = new ConcurrentSkipListMap<>();
    Map<Path, Path> targets = targets(inputs, out.toAbsolutePath().normalize(), failures);
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new StorageException("The folder " + out + " cannot be made: " + e.getMessage(), e);
    }
    PixelTools tools = DaggerPixelTools.create();
    FolderProcessing processing = new FolderProcessing(tools.reader(), tools.encoder());
    Map<Path, Path> outputs = new ConcurrentSkipListMap<>();
    AtomicInteger done = new AtomicInteger();
    int threads = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), targets.size()));
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      targets.forEach(
          (input, target) ->
              workers.execute(
                  () -> {
                    if (cancellation.isRequested()) {
                      return;
                    }
                    try {
                      processing.process(input, target);
                      outputs.put(input, target);
                    } catch (RuntimeException | OutOfMemoryError e) {
                      failures.put(input, reason(e));
                    }
                    progress.advanced(Stage.PROCESSING, done.incrementAndGet(), targets.size());
                  }));
    }
    return new Result(List.copyOf(outputs.values()), new LinkedHashMap<>(failures));
  }

  private static Map<Path, Path> targets(List<Path> inputs, Path out, Map<Path, String> failures) {
    Map<Path, Path> targets = new TreeMap<>();
    Set<Path> taken = new HashSet<>();
    for (Path input : inputs) {
      for (Path file : filesIn(input, failures)) {
        if (!targets.containsKey(file)) {
          Path target = out.resolve(nameOf(file) + ".png");
          for (int count = 2; !taken.add(target); count++) {
            target = out.resolve(nameOf(file) + "-" + count + ".png");
          }
          targets.put(file, target);
        }
      }
    }
    return targets;
  }

  private static List<Path> filesIn(Path input, Map<Path, String> failures) {
    if (!Files.isDirectory(input)) {
      return List.of(input.toAbsolutePath().normalize());
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(input, FileVisitOption.FOLLOW_LINKS)) {
      tree.filter(Files::isRegularFile)
          .filter(file -> ENDINGS.stream().anyMatch(lowerCase(file)::endsWith))
          .map(file -> file.toAbsolutePath().normalize())
          .sorted()
          .forEach(files::add);
    } catch (IOException | UncheckedIOException e) {
      failures.put(input, "The folder cannot be read: " + e.getMessage());
    }
    if (files.isEmpty()) {
      failures.putIfAbsent(input, "The folder holds no .fts or .fits file.");
    }
    return files;
  }

  private static String reason(Throwable e) {
    return switch (e) {
      case MalformedFrameException _, UnsupportedFrameException _, StorageException _ ->
          e.getMessage();
      case OutOfMemoryError _ -> "There is not enough memory for it: give Java more (-Xmx).";
      default -> {
        LOG.log(ERROR, "Processing failed in an unforeseen way.", e);
        yield "It failed in an unforeseen way, please report it: " + e;
      }
    };
  }

  private static String lowerCase(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.replaceFirst("(?i)(\\.gz)$", "").replaceFirst("(?i)\\.(fts|fits)$", "");
  }

  private void process(Path input, Path target) {
    byte[] png = encoder.encode(renderer.get().render(reader.read(input)));
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.write(part, png);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StorageException(target + " cannot be written: " + e.getMessage(), e);
    } finally {
      part.toFile().delete();
    }
  }

  /**
   * What became of the files.
   *
   * @param outputs the pictures, absolute, in order of their inputs' paths
   * @param failures why a file or folder could not be used, in order of their paths
   */
  public record Result(List<Path> outputs, Map<Path, String> failures) {}
}
