package org.comethunter.simulator.replica;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the archive as a whole: its clock, its size; and faults by chance. */
class ArchiveStateFaultTest {
  private static final String FRAME = "251017/c3/33862837.fts";
  private static final Instant MODIFIED = Instant.parse("2025-10-17T12:02:33Z");

  @TempDir Path folder;
  private Replica replica;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    ArchiveFolder files = new ArchiveFolder(folder);
    files.plain(FRAME, ArchiveFolder.bytes(2880), MODIFIED);
    files.metadata("251017/c3", ArchiveFolder.line("33862837.fts") + "\n");
    replica = Replica.of(FolderContent.of(folder)).seed(3).start();
    browser = new Browser(replica);
  }

  @AfterEach
  void stop() {
    browser.close();
    replica.close();
  }

  private HttpResponse<byte[]> get(String path, Fault fault) throws Exception {
    replica.faults().clear();
    replica.faults().when(".*").then(fault);
    return browser.archive(path);
  }

  @Test
  void aClockThatIsOffShowsInAllTimes() throws Exception {
    Fault fault = Fault.clockOff(Duration.ofDays(1));
    HttpResponse<byte[]> file = get(FRAME, fault);
    assertThat(file.headers().firstValue("Last-Modified"))
        .hasValue("Sat, 18 Oct 2025 12:02:33 GMT");
    assertThat(file.headers().allValues("Date")).hasSize(1);
    assertThat(file.body()).isEqualTo(ArchiveFolder.bytes(2880));
    assertThat(new String(get("251017/c3/", fault).body(), ISO_8859_1))
        .contains("2025-10-18 08:02");
  }

  @Test
  void aCrowdedFolderHasRowsOfFilesThatAreNotThere() throws Exception {
    String page = new String(get("251017/c3/", Fault.crowded(1000)).body(), ISO_8859_1);
    assertThat(page.lines().filter(line -> line.contains(".fts\""))).hasSize(1001);
    assertThat(page).contains("90000999.fts").endsWith("</body></html>\n");
  }

  @Test
  void anEndlessListIsTheSameOverAndOverAgain() throws Exception {
    byte[] line = browser.archive("251017/c3/img_hdr.txt").body();
    byte[] list = get("251017/c3/img_hdr.txt", Fault.endless(10_000)).body();
    assertThat(list).hasSizeBetween(10_000, 10_000 + line.length).startsWith(line).endsWith(line);
  }

  @Test
  void ofSeveralFaultsEachComesAndTheSameOnesAgain() throws Exception {
    List<Fault> faults = List.of(Fault.status(500), Fault.status(403), Fault.status(429));
    Set<Integer> seen = new TreeSet<>();
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    for (StringBuilder run : List.of(first, second)) {
      replica.faults().clear();
      replica.faults().when(".*").withProbability(0.5).thenOneOf(faults);
      for (int request = 0; request < 30; request++) {
        int status = browser.archive(FRAME).statusCode();
        seen.add(status);
        run.append(status).append(' ');
      }
    }
    assertThat(seen).containsExactly(200, 403, 429, 500);
    assertThat(first).hasToString(second.toString());
  }
}
