package org.comethunter.simulator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

/** Content that grows as the clock goes on. */
class SimulatedContentTest {

  @Test
  void filesAppearAsTimePasses() throws Exception {
    MovableClock clock = new MovableClock("2026-03-02T00:00:00Z");
    try (Replica replica = Replica.of(new Hourly()).clock(clock).start();
        Browser browser = new Browser(replica)) {
      assertThat(browser.archive("260302/c2/").statusCode()).isEqualTo(404);

      clock.moveTo("2026-03-02T02:30:00Z");
      HttpResponse<byte[]> list = browser.archive("260302/c2/img_hdr.txt");
      assertThat(Browser.text(list)).isEqualTo("22000001.fts at 1\n22000002.fts at 2\n");
      assertThat(list.headers().firstValue("Last-Modified"))
          .hasValue("Mon, 02 Mar 2026 02:00:00 GMT");
      assertThat(browser.text("260302/c2/")).contains("22000002.fts").doesNotContain("22000003");
      assertThat(browser.archive("260302/c2/22000003.fts").statusCode()).isEqualTo(404);
      assertThat(browser.text("")).contains("260302/").doesNotContain("260301/");

      clock.moveTo("2026-03-02T03:00:00Z");
      HttpResponse<byte[]> frame = browser.archive("260302/c2/22000003.fts");
      assertThat(frame.body()).containsExactly(3);
      assertThat(frame.headers().firstValue("ETag").orElseThrow()).startsWith("\"v1-1-");
      assertThat(Browser.text(browser.get(replica.truthUrl().toString())))
          .isEqualTo("{\"comets\":[]}");
    }
  }

  /** A file in each hour of one day, of one byte that is the hour. */
  private static final class Hourly implements ArchiveContent {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Override
    public List<ArchivedFile> files(Instrument instrument, LocalDate day, Instant now) {
      if (instrument != Instrument.C2 || !day.equals(DAY)) {
        return List.of();
      }
      return IntStream.range(1, 24)
          .mapToObj(Hourly::file)
          .filter(file -> !file.modifiedAt().isAfter(now))
          .toList();
    }

    @Override
    public byte[] read(ArchivedFile file) {
      return new byte[] {Byte.parseByte(file.name().substring(6, 8))};
    }

    @Override
    public Optional<String> truth(Instant now) {
      return Optional.of("{\"comets\":[]}");
    }

    private static ArchivedFile file(int hour) {
      String name = "220000%02d.fts".formatted(hour);
      Instant time = Instant.parse("2026-03-02T00:00:00Z").plusSeconds(3600L * hour);
      return new ArchivedFile(DAY, Instrument.C2, name, name + " at " + hour, 1, time, "v1");
    }
  }
}
