package org.comethunter.bootstrap.folder;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.picture.Darkroom;
import org.comethunter.application.picture.Darkrooms;
import org.comethunter.application.picture.FrameShelf;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.domain.filter.NoNeighboursException;
import org.comethunter.domain.image.Frame;

/** Makes pictures of FITS files on all cores. */
public final class FolderProcessing {
  private static final System.Logger LOG = System.getLogger(FolderProcessing.class.getName());

  private final Darkrooms darkrooms;
  private final FrameShelf shelf;
  private final double scale;

  private FolderProcessing(Darkrooms darkrooms, FrameShelf shelf, double scale) {
    this.darkrooms = darkrooms;
    this.shelf = shelf;
    this.scale = scale;
  }

  /**
   * Makes the picture of every file, {@code <name>.png} in the output folder; of two inputs with
   * one name the second becomes {@code <name>-2.png}. A file that cannot be used costs no other
   * anything. A filter that compares frames finds the others among the inputs.
   *
   * @param inputs files, taken whatever their name, and folders, searched for FITS files
   * @param out where the pictures go; made if there is none
   * @param scale the pictures' size in that of the frames, above 0, at most 1
   * @throws StorageException if the output folder cannot be made
   */
  public static Result run(
      List<Path> inputs,
      Path out,
      StandardPictures pictures,
      double scale,
      ProgressListener progress,
      Cancellation cancellation) {
    Map<Path, String> failures = new ConcurrentSkipListMap<>();
    Map<Path, Path> targets =
        targets(FolderFiles.find(inputs, failures), out.toAbsolutePath().normalize());
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new StorageException("The folder " + out + " cannot be made: " + e.getMessage(), e);
    }
    PixelTools tools = DaggerPixelTools.create();
    FolderProcessing processing =
        new FolderProcessing(
            new Darkrooms(tools.reader(), tools.encoder(), pictures),
            new FolderShelf(tools.reader(), targets.keySet()),
            scale);
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

  private static Map<Path, Path> targets(Collection<Path> files, Path out) {
    Map<Path, Path> targets = new TreeMap<>();
    Set<Path> taken = new HashSet<>();
    for (Path file : files) {
      Path target = out.resolve(FolderFiles.nameOf(file) + ".png");
      for (int count = 2; !taken.add(target); count++) {
        target = out.resolve(FolderFiles.nameOf(file) + "-" + count + ".png");
      }
      targets.put(file, target);
    }
    return targets;
  }

  static String reason(Throwable e) {
    return switch (e) {
      case MalformedFrameException _,
          UnsupportedFrameException _,
          StorageException _,
          NoNeighboursException _ ->
          e.getMessage();
      case OutOfMemoryError _ -> "There is not enough memory for it: give Java more (-Xmx).";
      default -> {
        LOG.log(ERROR, "Processing failed in an unforeseen way.", e);
        yield "It failed in an unforeseen way, please report it: " + e;
      }
    };
  }

  private void process(Path input, Path target) {
    Darkroom darkroom = darkrooms.own();
    Frame frame = darkroom.read(input);
    write(
        darkroom.encode(
            darkroom.render(
                frame, darkrooms.standard().of(frame.header().instrument()).scaled(scale), shelf)),
        target);
  }

  /** Writes a picture so that it appears complete or not at all. */
  static void write(PictureFile png, Path target) {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        png.writeTo(out);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      part.toFile().delete();
      throw new StorageException(target + " cannot be written: " + e.getMessage(), e);
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
