package org.comethunter.application.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.comethunter.application.candidate.FrameSequence.Shot;
import org.comethunter.application.frame.FrameBuffer;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.detection.Detector;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

class FrameSequenceTest {
  private final List<Path> tried = new ArrayList<>();

  /** A reader of files that somebody has taken away. */
  private final class Gone implements FrameReader {
    @Override
    public FrameHeader readHeader(Path file) {
      throw new AssertionError("not to be asked for");
    }

    @Override
    public Frame read(Path file, FrameBuffer buffer) {
      tried.add(file);
      throw new StorageException("There is no readable file " + file + ".");
    }

    @Override
    public FrameRows open(Path file) {
      throw new AssertionError("not to be asked for");
    }
  }

  @Test
  void filesThatAreGoneDoNotKeepTheOthersFromBeingSearched() {
    List<Shot> shots =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    FrameId.ofFile(
                        LocalDate.of(2025, 3, 10), Instrument.C3, (32_000_000 + i) + ".fts"))
            .map(id -> new Shot(id, Path.of(id.fileName())))
            .toList();
    List<Integer> progress = new ArrayList<>();

    new FrameSequence(new Gone(), Runnable::run)
        .search(
            new Detector(Instrument.C3),
            shots,
            found -> {
              throw new AssertionError("nothing is to be found: " + found);
            },
            (stage, done, total) -> progress.add(done),
            new Cancellation());

    assertThat(tried).isEqualTo(shots.stream().map(Shot::file).toList());
    assertThat(progress).containsExactly(1, 2, 3);
  }
}
