package org.comethunter.bootstrap.embedding;

// README: begin
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

final class ReadmeExample {

  static void brightestPixels(Path home, String archiveUrl, Instant start, Instant end) {
    TimeWindow window = new TimeWindow(start, end);
    try (CometHunter hunter = CometHunter.builder(home).archiveUrl(archiveUrl).build()) {
      IngestionReport report = hunter.sync(Instrument.C3, window);
      System.out.println(report.inWords());

      try (Stream<FrameEntry> frames = hunter.frames(Instrument.C3, window)) {
        frames.forEach(
            frame -> {
              Image counts = hunter.pixels(frame.id()).counts();
              float brightest = 0;
              for (int row = 0; row < counts.height(); row++) {
                for (int column = 0; column < counts.width(); column++) {
                  brightest = Math.max(brightest, counts.at(column, row));
                }
              }
              System.out.println(frame.file().observedAt() + " " + brightest);
            });
      }
    }
  }

  // README: end

  private ReadmeExample() {}
}
