package org.comethunter.application.candidate;

import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.comethunter.application.frame.FrameBuffer;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detector;
import org.comethunter.domain.file.FrameId;

/** Gives a detector frames from files, reading and flattening one while another is searched. */
public final class FrameSequence {
  private static final System.Logger LOG = System.getLogger(FrameSequence.class.getName());

  private final FrameReader reader;
  private final Executor processors;

  /**
   * Reads frames with this.
   *
   * @param processors runs the work on pixels
   */
  public FrameSequence(FrameReader reader, Executor processors) {
    this.reader = reader;
    this.processors = processors;
  }

  /** A frame and where it is. */
  public record Shot(FrameId id, Path file) {}

  /**
   * Searches frames. Those that cannot be read are passed over, with a warning.
   *
   * @param shots of the detector's camera, in time order
   * @param news hears what was found, frame by frame
   * @param cancellation honoured between frames
   */
  public void search(
      Detector detector,
      List<Shot> shots,
      Consumer<List<Detection>> news,
      ProgressListener progress,
      Cancellation cancellation) {
    FrameBuffer buffer = new FrameBuffer();
    CompletableFuture<Optional<Detector.Prepared>> next = prepared(detector, shots, 0, buffer);
    for (int i = 0; i < shots.size(); i++) {
      Optional<Detector.Prepared> here = result(next);
      if (cancellation.isRequested()) {
        return;
      }
      next = prepared(detector, shots, i + 1, buffer);
      here.map(detector::search).filter(it -> !it.isEmpty()).ifPresent(news);
      progress.advanced(Stage.SEARCHING, i + 1, shots.size());
    }
  }

  private CompletableFuture<Optional<Detector.Prepared>> prepared(
      Detector detector, List<Shot> shots, int index, FrameBuffer buffer) {
    if (index == shots.size()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    Shot shot = shots.get(index);
    return CompletableFuture.supplyAsync(() -> prepare(detector, shot, buffer), processors);
  }

  private Optional<Detector.Prepared> prepare(Detector detector, Shot shot, FrameBuffer buffer) {
    try {
      return Optional.of(detector.prepare(shot.id(), reader.read(shot.file(), buffer)));
    } catch (MalformedFrameException | UnsupportedFrameException | StorageException e) {
      LOG.log(WARNING, "{0} is not searched: {1}", shot.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
