package org.comethunter.application.candidate;

import static java.lang.System.Logger.Level.INFO;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.comethunter.application.candidate.FrameSequence.Shot;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.pipeline.SearchStep;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.domain.detection.Detector;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * Searches the home's frames for what moves like a comet, and keeps what it finds. Frame after
 * frame it goes on where it was; after a start, or when earlier frames have come late, it begins
 * far enough before the frames that are asked for. Thread-safe; a camera is searched by one at a
 * time.
 */
public final class FrameSearch implements SearchStep {
  private static final System.Logger LOG = System.getLogger(FrameSearch.class.getName());

  /** Six hours tell what the sky is like, and as many more hold most of what a comet shows. */
  static final Duration BEFORE = Duration.ofHours(12);

  private static final int PAGE = 500;

  private final FrameCatalogue frames;
  private final FrameStore store;
  private final FrameSequence sequence;
  private final CandidateService candidates;
  private final Map<Instrument, Progress> state = new EnumMap<>(Instrument.class);

  /** How far the search of a camera is. */
  private static final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private Detector detector;
    private final Set<FrameId> searched = new HashSet<>();
    private Instant last = Instant.MIN;

    Progress(Instrument camera) {
      detector = new Detector(camera);
    }
  }

  /** Works on these. */
  public FrameSearch(
      FrameCatalogue frames,
      FrameStore store,
      FrameSequence sequence,
      CandidateService candidates) {
    this.frames = frames;
    this.store = store;
    this.sequence = sequence;
    this.candidates = candidates;
    for (Instrument camera : Instrument.values()) {
      state.put(camera, new Progress(camera));
    }
  }

  @Override
  public int search(
      Instrument camera, TimeWindow window, ProgressListener progress, Cancellation cancellation) {
    Progress here = state.get(camera);
    here.lock.lock();
    try {
      List<FrameEntry> fresh =
          observed(camera, window).stream().filter(it -> !here.searched.contains(it.id())).toList();
      if (fresh.isEmpty()) {
        return 0;
      }
      Instant first = fresh.getFirst().metadata().observedAt();
      if (first.isAfter(here.last) && here.last.isAfter(first.minus(BEFORE))) {
        search(here, fresh, progress, cancellation);
      } else {
        beginAnew(here, camera);
        Instant end = window.end();
        search(
            here,
            observed(camera, new TimeWindow(first.minus(BEFORE), end)),
            progress,
            cancellation);
      }
      LOG.log(INFO, "{0} frames of {1} were searched.", fresh.size(), camera);
      return fresh.size();
    } finally {
      here.lock.unlock();
    }
  }

  private static void beginAnew(Progress here, Instrument camera) {
    here.detector = new Detector(camera);
    here.searched.clear();
    here.last = Instant.MIN;
  }

  private void search(
      Progress here,
      List<FrameEntry> entries,
      ProgressListener progress,
      Cancellation cancellation) {
    List<Shot> shots = entries.stream().map(it -> new Shot(it.id(), store.raw(it.id()))).toList();
    sequence.search(here.detector, shots, candidates::found, progress, cancellation);
    if (cancellation.isRequested()) {
      beginAnew(here, entries.getFirst().id().instrument());
      return;
    }
    entries.forEach(it -> here.searched.add(it.id()));
    here.last = entries.getLast().metadata().observedAt();
  }

  /** In time order; those whose raw file was let go are not among them. */
  private List<FrameEntry> observed(Instrument camera, TimeWindow window) {
    List<FrameEntry> all = new ArrayList<>();
    Optional<FrameQuery.Place> place = Optional.empty();
    while (true) {
      List<FrameEntry> page =
          frames.list(new FrameQuery(Optional.of(camera), Optional.of(window), place, PAGE));
      page.stream().filter(it -> it.file().lettingGo().rawAt().isEmpty()).forEach(all::add);
      if (page.size() < PAGE) {
        return all;
      }
      FrameEntry last = page.getLast();
      place = Optional.of(new FrameQuery.Place(last.metadata().observedAt(), last.id()));
    }
  }
}
