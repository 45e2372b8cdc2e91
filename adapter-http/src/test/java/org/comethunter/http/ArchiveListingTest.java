package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveListingTest {
  private static final LocalDate DAY = LocalDate.of(2025, 10, 17);
  private static final String FOLDER = "/level_05/251017/c3/";
  private static final String LINES = FOLDER + "img_hdr.txt";

  /** Two real lines. */
  private static final String TWO_FILES =
      """
      33862775.fts    2025/10/17  00:54:08   C3    19.0   1024   1024     20      1  Clear   Clear   Normal       0.0000  4180
      33862776.fts    2025/10/17  01:30:28   C3    18.4   1024   1024     20      1  Clear   Clear   Normal       0.0000  4180
      """;

  private static final String PAGE =
      "<html><body><table><tr><td><a href=\"33862775.fts\">33862775.fts</a></td>"
          + "<td>2025-10-17 08:02  </td></tr></table></body></html>";

  private LocalServer server;
  private Ports ports;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
    ports = new Ports(Ports.settings(server));
  }

  @AfterEach
  void stop() {
    ports.close();
    server.close();
  }

  @Test
  void takesEveryFileWithALineAndAddsTheTimesOfTheFolderPage() {
    server.on(LINES, LocalServer.ok(TWO_FILES).build());
    server.on(FOLDER, LocalServer.ok(PAGE).setHeader("Content-Type", "text/html").build());

    List<FileMetadata> files = list();
    assertThat(files)
        .extracting(FileMetadata::modifiedAt)
        .containsExactly(Optional.of(Instant.parse("2025-10-17T12:02:00Z")), Optional.empty());
    assertThat(files.getFirst().id().fileName()).isEqualTo("33862775.fts");
    assertThat(files.getFirst().id().day()).isEqualTo(DAY);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void aDayThatIsNotThereIsEmptyAndAskedForOnce(int status) {
    server.on(LINES, LocalServer.status(status));
    assertThat(list()).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aFolderWithoutLinesYetIsEmpty() {
    server.on(FOLDER, LocalServer.ok(PAGE).build());
    assertThat(list()).isEmpty();
    server.on(LINES, LocalServer.ok("").build());
    assertThat(list()).isEmpty();
    server.on(LINES, LocalServer.status(204));
    assertThat(list()).isEmpty();
    server.on(LINES, LocalServer.ok("338627").build());
    assertThat(list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 403, 500})
  void aFolderPageThatCannotBeHadCostsOnlyTheTimes(int status) {
    server.on(LINES, LocalServer.ok(TWO_FILES).build());
    server.on(FOLDER, LocalServer.status(status));
    assertThat(list()).hasSize(2).allMatch(file -> file.modifiedAt().isEmpty());
  }

  @Test
  void aWebPageInsteadOfLinesIsNoListing() {
    server.on(
        LINES,
        LocalServer.ok("<html>log in</html>").setHeader("Content-Type", "text/html").build());
    assertThatThrownBy(this::list)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("251017/c3/img_hdr.txt");
    server.on(LINES, LocalServer.ok("  \n<!DOCTYPE html><p>log in").build());
    assertThatThrownBy(this::list).isInstanceOf(UnexpectedContentException.class);
    server.on(LINES, LocalServer.ok("The archive is down.\nCome back later.").build());
    assertThatThrownBy(this::list).isInstanceOf(UnexpectedContentException.class);
  }

  @Test
  void linesThatAreCalledAWebPageAreStillLines() {
    server.on(LINES, LocalServer.ok(TWO_FILES).setHeader("Content-Type", "text/html").build());
    assertThat(list()).hasSize(2);
  }

  @Test
  void badLinesCostNoOtherFile() {
    server.on(
        LINES,
        LocalServer.ok(
                TWO_FILES.replace("33862775.fts", "../62775.fts")
                    + TWO_FILES.replace("C3", "EIT")
                    + TWO_FILES.substring(0, 70))
            .build());
    assertThat(list()).extracting(file -> file.id().name()).containsExactly("33862776");
  }

  @Test
  void aPageIsTriedThreeTimesAndNoMore() {
    server.on(LINES, LocalServer.status(502));
    assertThatThrownBy(this::list)
        .isInstanceOf(ArchiveUnavailableException.class)
        .hasMessage("The server answers 502 for 251017/c3/img_hdr.txt.");
    assertThat(server.requestsFor(LINES)).isEqualTo(PageFetcher.ATTEMPTS);
  }

  @Test
  void aPageThatComesAtTheSecondAttemptIsGood() {
    server.on(
        LINES,
        _ ->
            server.requestsFor(LINES) == 1
                ? LocalServer.status(500)
                : LocalServer.ok(TWO_FILES).build());
    assertThat(list()).hasSize(2);
    assertThat(server.requestsFor(LINES)).isEqualTo(2);
  }

  @Test
  void aPageThatBreaksOffIsTriedAgainNeverTakenAsItIs() {
    server.on(
        LINES,
        _ ->
            server.requestsFor(LINES) == 1
                ? LocalServer.ok(TWO_FILES)
                    .setHeader("Content-Length", 5000)
                    .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                    .build()
                : LocalServer.ok(TWO_FILES + TWO_FILES.replace("338627", "338628")).build());
    assertThat(list()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 418, 304})
  void anAnswerThatWillNotChangeIsNotAskedForAgain(int status) {
    server.on(LINES, LocalServer.status(status));
    assertThatThrownBy(this::list)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("" + status);
    assertThat(server.requestsFor(LINES)).isEqualTo(1);
  }

  @Test
  void aPageTooLargeIsRefused() {
    Buffer endless = new Buffer().write(new byte[PageFetcher.LARGEST + 2]);
    server.on(LINES, new MockResponse.Builder().chunkedBody(endless, 1 << 20).build());
    assertThatThrownBy(this::list)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("longer than 4 MB");
  }

  private List<FileMetadata> list() {
    return ports.archive.list(Instrument.C3, DAY);
  }
}
