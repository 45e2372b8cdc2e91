package org.comethunter.bootstrap.folder;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.comethunter.application.candidate.FrameSequence;
import org.comethunter.application.candidate.FrameSequence.Shot;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detector;
import org.comethunter.domain.detection.LatestDetections;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.HuntingSeries;
import org.comethunter.domain.instrument.Instrument;

/** Searches the FITS files of folders for what moves like a comet, without a home. */
public final class FolderDetection {

  private static final String UNUSUAL_NAME =
      "Its name is not one that frames have in the archive: up to 32 letters, digits, _ and -."
          + " Rename it to have it searched.";

  private FolderDetection() {}

  /**
   * Searches all frames of the kind that is hunted in, each camera's in time order. Other frames
   * are passed over, and so is a file of a name that was there before.
   *
   * @param inputs folders, and files
   */
  public static Result run(
      List<Path> inputs, ProgressListener progress, Cancellation cancellation) {
    Map<Path, String> failures = new TreeMap<>();
    FrameReader reader = DaggerPixelTools.create().reader();
    Map<Instrument, List<Taken>> taken = frames(inputs, reader, failures);
    LatestDetections found = new LatestDetections();
    try (ExecutorService workers = Executors.newSingleThreadExecutor()) {
      FrameSequence sequence = new FrameSequence(reader, workers);
      taken.forEach(
          (camera, frames) -> {
            List<Shot> shots = frames.stream().map(Taken::shot).toList();
            sequence.search(new Detector(camera), shots, found::add, progress, cancellation);
          });
    }
    int searched = taken.values().stream().mapToInt(List::size).sum();
    return new Result(searched, found.bestFirst(), new LinkedHashMap<>(failures));
  }

  /** A file and when it was taken. */
  private record Taken(Instant at, Shot shot) {}

  private static Map<Instrument, List<Taken>> frames(
      List<Path> inputs, FrameReader reader, Map<Path, String> failures) {
    Map<FrameId, Taken> byId = new LinkedHashMap<>();
    for (Path file : FolderFiles.find(inputs, failures)) {
      String name = FolderFiles.nameOf(file);
      if (!FrameId.isFileName(name + ".fts")) {
        failures.put(file, UNUSUAL_NAME);
        continue;
      }
      try {
        FrameHeader header = reader.readHeader(file);
        if (HuntingSeries.reasonToSkip(header).isEmpty()) {
          Instant at = header.observedAt();
          FrameId id =
              new FrameId(at.atZone(ZoneOffset.UTC).toLocalDate(), header.instrument(), name);
          byId.putIfAbsent(id, new Taken(at, new Shot(id, file)));
        }
      } catch (RuntimeException e) {
        failures.put(file, FolderProcessing.reason(e));
      }
    }
    Map<Instrument, List<Taken>> sorted = new EnumMap<>(Instrument.class);
    byId.forEach(
        (id, frame) -> sorted.computeIfAbsent(id.instrument(), _ -> new ArrayList<>()).add(frame));
    sorted.values().forEach(frames -> frames.sort(Comparator.comparing(Taken::at)));
    return sorted;
  }

  /**
   * What came of it.
   *
   * @param frames how many were searched
   * @param detections the best first
   * @param failures files that could not be used, and why
   */
  public record Result(int frames, List<Detection> detections, Map<Path, String> failures) {}
}
