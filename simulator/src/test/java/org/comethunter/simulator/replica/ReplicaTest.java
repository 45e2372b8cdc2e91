package org.comethunter.simulator.replica;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive's side of a replica, over a folder of files. */
class ReplicaTest {

  private static final Instant MODIFIED = Instant.parse("2025-10-17T12:02:33.5Z");
  private static final byte[] ONE = ArchiveFolder.bytes(8640);
  private static final byte[] TWO = ArchiveFolder.bytes(2_102_400);

  @TempDir Path folder;
  private ArchiveFolder files;
  private Replica replica;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    files = new ArchiveFolder(folder);
    files.plain("level_05/251017/c3/33862837.fts", ONE, MODIFIED);
    files.gzip("level_05/251017/c3/33862838.fts", TWO, MODIFIED);
    files.metadata(
        "level_05/251017/c3",
        ArchiveFolder.line("33862838.fts") + "\n" + ArchiveFolder.line("33862999.fts") + "\n3386");
    replica =
        Replica.of(FolderContent.of(folder))
            .clock(new MovableClock("2025-10-17T15:00:00Z"))
            .start();
    browser = new Browser(replica);
  }

  @AfterEach
  void stop() {
    browser.close();
    replica.close();
  }

  @Test
  void writesFolderPagesAsTheServerDoes() throws Exception {
    HttpResponse<byte[]> page = browser.archive("251017/c3/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(Browser.text(page).lines())
        .contains(
            "<tr><td valign=\"top\"><img src=\"/icons/unknown.gif\" alt=\"[   ]\"></td>"
                + "<td><a href=\"33862837.fts\">33862837.fts</a></td>"
                + "<td align=\"right\">2025-10-17 08:02  </td><td align=\"right\">8.4K</td>"
                + "<td>&nbsp;</td></tr>",
            "<tr><td valign=\"top\"><img src=\"/icons/unknown.gif\" alt=\"[   ]\"></td>"
                + "<td><a href=\"33862838.fts\">33862838.fts</a></td>"
                + "<td align=\"right\">2025-10-17 08:02  </td><td align=\"right\">2.0M</td>"
                + "<td>&nbsp;</td></tr>");
    assertThat(Browser.text(page))
        .contains("Parent Directory", "href=\"img_hdr.txt\"", "daily.gif", "Last modified")
        .contains("<a href=\"latest_frame_512x512_preview.jpg\">latest_frame_512x512..&gt;</a>")
        .doesNotContain("33862999", ".gz");
  }

  @Test
  void writesTimesOfTheServersZoneThroughTheRepeatedHour() throws Exception {
    files.plain("level_05/251102/c2/22000001.fts", ONE, Instant.parse("2025-11-02T05:59:00Z"));
    files.plain("level_05/251102/c2/22000002.fts", ONE, Instant.parse("2025-11-02T06:59:00Z"));

    assertThat(browser.text("251102/c2/").lines().filter(row -> row.contains("2025-11-02 01:59  ")))
        .anyMatch(row -> row.contains("22000001.fts"))
        .anyMatch(row -> row.contains("22000002.fts"));
  }

  @Test
  void servesFilesWithExactHeadersAndUncompressed() throws Exception {
    HttpResponse<byte[]> plain = browser.archive("251017/c3/33862837.fts");
    HttpResponse<byte[]> unzipped = browser.archive("251017/c3/33862838.fts");

    assertThat(plain.body()).isEqualTo(ONE);
    assertThat(unzipped.body()).isEqualTo(TWO);
    assertThat(unzipped.headers().firstValue("Content-Length")).hasValue("2102400");
    assertThat(unzipped.headers().firstValue("Last-Modified"))
        .hasValue("Fri, 17 Oct 2025 12:02:33 GMT");
    assertThat(unzipped.headers().firstValue("ETag").orElseThrow()).matches("\"[^\"]+\"");
    assertThat(unzipped.headers().firstValue("Accept-Ranges")).hasValue("bytes");
    assertThat(unzipped.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(unzipped.headers().firstValue("Date")).hasValue("Fri, 17 Oct 2025 15:00:00 GMT");
    assertThat(browser.archive("251017/c3/33862838.fts.gz").statusCode()).isEqualTo(404);
  }

  @Test
  void servesTheMetadataListAsItStands() throws Exception {
    assertThat(browser.text("251017/c3/img_hdr.txt"))
        .isEqualTo(Files.readString(files.path("level_05/251017/c3/img_hdr.txt"), ISO_8859_1))
        .endsWith("\n3386");
    assertThat(browser.archive("251017/c3/33862999.fts").statusCode()).isEqualTo(404);
  }

  @Test
  void listsDaysAndCameras() throws Exception {
    assertThat(browser.text("")).contains("<a href=\"251017/\">251017/</a>");
    assertThat(browser.text("251017/")).contains("<a href=\"c3/\">c3/</a>").doesNotContain("c2/");
    assertThat(Browser.text(browser.get("http://127.0.0.1:" + replica.port() + "/")))
        .contains("/operations/schedule/schedule.html", "/pub/lasco/lastimage/level_05/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "251016/c3/",
        "251017/c2/",
        "251017/c3/33862836.fts",
        "251016/c3/img_hdr.txt",
        "251399/c3/",
        "251017/c4/",
        "251017/c3/33862837.fts/",
        "251017/c3/daily.png",
        "notes.txt"
      })
  void answers404WithApachesPageForWhatIsNotThere(String path) throws Exception {
    HttpResponse<byte[]> answer = browser.archive(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Browser.text(answer)).contains("<title>404 Not Found</title>");
  }

  @Test
  void anEmptyFolderIsADayWithoutFrames() throws Exception {
    Files.createDirectories(files.path("level_05/251018/c3"));

    assertThat(browser.archive("251018/c3/").statusCode()).isEqualTo(404);
    assertThat(browser.archive("251018/").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/pub/lasco/lastimage/level_05/251017/c3/../../../secret.txt",
        "/pub/lasco/lastimage/level_05/251017/c3/..%2f..%2f..%2fsecret.txt",
        "/pub/lasco/lastimage/level_05/251017/c3/%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "/pub/lasco/lastimage/level_05/../secret.txt",
        "/../secret.txt",
        "/pub/lasco/lastimage/level_05/251017/c3/..%5csecret.txt",
        "/pub/lasco/lastimage/level_05/251017/c3/33862837.fts%00"
      })
  void neverLeavesTheFolder(String path) throws Exception {
    Files.writeString(folder.resolve("secret.txt"), "secret");

    assertThat(browser.rawGet(path)).startsWith("HTTP/1.1 404 ").doesNotContain("secret");
  }

  @Test
  void redirectsFoldersWithoutASlash() throws Exception {
    HttpResponse<byte[]> answer = browser.archive("251017/c3");

    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue(replica.archiveUrl() + "251017/c3/");
    assertThat(browser.archive("251016/c3").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"251017/c3/", "251017/c3/img_hdr.txt", "251017/c3/33862838.fts"})
  void honoursConditionalRequests(String path) throws Exception {
    HttpResponse<byte[]> first = browser.archive(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    String modified = first.headers().firstValue("Last-Modified").orElseThrow();

    HttpResponse<byte[]> same = browser.archive(path, "If-None-Match", "\"x\", W/" + tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("ETag")).hasValue(tag);
    assertThat(browser.archive(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    assertThat(browser.archive(path, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    assertThat(
            browser
                .archive(path, "If-None-Match", "\"x\"", "If-Modified-Since", modified)
                .statusCode())
        .isEqualTo(200);
    assertThat(
            browser
                .archive(path, "If-Modified-Since", "Thu, 16 Oct 2025 12:02:33 GMT")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void headGivesTheHeadersOfGet() throws Exception {
    String url = replica.archiveUrl() + "251017/c3/33862838.fts";
    HttpResponse<byte[]> head = browser.request("HEAD", url);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().map()).isEqualTo(browser.get(url).headers().map());
    assertThat(browser.raw("HEAD /none HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404 Not Found\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void servesRanges() throws Exception {
    String path = "251017/c3/33862837.fts";
    HttpResponse<byte[]> middle = browser.archive(path, "Range", "bytes=100-199");

    assertThat(middle.statusCode()).isEqualTo(206);
    assertThat(middle.headers().firstValue("Content-Range")).hasValue("bytes 100-199/8640");
    assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(ONE, 100, 200));
    assertThat(browser.archive(path, "Range", "bytes=8000-").body()).hasSize(640);
    assertThat(browser.archive(path, "Range", "bytes=-40").body()).hasSize(40);
    assertThat(browser.archive(path, "Range", "bytes=9000-").statusCode()).isEqualTo(416);
    assertThat(browser.archive(path, "Range", "bytes=0-9,20-29").statusCode()).isEqualTo(200);
    assertThat(browser.archive(path, "Range", "bytes=0-9", "If-Range", "\"x\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void noticesNewAndReplacedFilesAtOnce() throws Exception {
    HttpResponse<byte[]> page = browser.archive("251017/c3/");
    String pageTag = page.headers().firstValue("ETag").orElseThrow();
    String fileTag =
        browser.archive("251017/c3/33862837.fts").headers().firstValue("ETag").orElseThrow();

    files.plain("level_05/251017/c3/33862840.fts", ONE, MODIFIED);
    Path beside = folder.resolve("new.part");
    byte[] better = ArchiveFolder.bytes(8640);
    better[5]++;
    Files.write(beside, better);
    Files.setLastModifiedTime(beside, FileTime.from(MODIFIED));
    Files.move(
        beside, files.path("level_05/251017/c3/33862837.fts"), StandardCopyOption.REPLACE_EXISTING);

    assertThat(browser.archive("251017/c3/", "If-None-Match", pageTag).statusCode()).isEqualTo(200);
    assertThat(browser.text("251017/c3/")).contains("33862840.fts");
    assertThat(browser.archive("251017/c3/33862837.fts", "If-None-Match", fileTag).body())
        .isEqualTo(better);
  }

  @Test
  void aDamagedGzipFileCostsNoOther() throws Exception {
    Files.write(files.path("level_05/251017/c3/33862841.fts.gz"), ArchiveFolder.bytes(100));

    assertThat(browser.archive("251017/c3/33862841.fts").statusCode()).isEqualTo(500);
    assertThat(browser.text("251017/c3/")).contains("33862841.fts");
    assertThat(browser.archive("251017/c3/33862838.fts").body()).isEqualTo(TWO);
  }

  @Test
  void refusesOtherMethodsAndOtherProtocols() throws Exception {
    HttpResponse<byte[]> post = browser.request("POST", replica.archiveUrl().toString());
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).hasValue("GET,HEAD");
    assertThat(browser.raw("hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(browser.raw("GET /" + "x".repeat(9000))).startsWith("HTTP/1.1 400 ");
    assertThat(browser.rawGet("/%zz")).startsWith("HTTP/1.1 400 ");
    assertThat(browser.raw("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void realFilesHaveNoTruth() throws Exception {
    assertThat(browser.get(replica.truthUrl().toString()).statusCode()).isEqualTo(404);
  }

  @Test
  void answersPipelinedRequestsInOrder() throws Exception {
    String get = "GET %s HTTP/1.1\r\nHost: x\r\n%s\r\n";
    String answers =
        browser.raw(
            get.formatted("/none", "") + get.formatted("/truth.json", "Connection: close\r\n"));

    assertThat(answers.split("HTTP/1.1 404 Not Found", -1)).hasSize(3);
  }

  @Test
  void remembersWhatItWasAsked() throws Exception {
    replica.clearRequests();
    browser.archive("251017/c3/", "User-Agent", "comet-hunter/1");
    browser.archive("251017/c3/33862837.fts");
    browser.get(replica.scheduleUrl().toString());
    browser.archive("251017/c2/img_hdr.txt");

    assertThat(replica.requests())
        .extracting(LoggedRequest::kind)
        .containsExactly(
            RequestKind.FOLDER, RequestKind.FRAME, RequestKind.SCHEDULE, RequestKind.METADATA);
    LoggedRequest first = replica.requests().getFirst();
    assertThat(first.path()).isEqualTo("/pub/lasco/lastimage/level_05/251017/c3/");
    assertThat(first.method()).isEqualTo("GET");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.at()).isEqualTo("2025-10-17T15:00:00Z");
    assertThat(first.request().header("User-Agent")).hasValue("comet-hunter/1");
    assertThat(replica.requests().getLast().status()).isEqualTo(404);
    assertThat(replica.statistics().requests(RequestKind.FRAME)).isEqualTo(1);

    replica.clearRequests();
    assertThat(replica.requests()).isEmpty();
    assertThat(replica.statistics().requests(RequestKind.FRAME)).isZero();
  }

  @Test
  void countsConnections() throws Exception {
    replica.clearRequests();
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Socket socket = browser.connect();
      sockets.add(socket);
      socket.getOutputStream().write("GET /none HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      assertThat(in.read()).isEqualTo('H');
    }

    assertThat(replica.statistics().mostConnections()).isEqualTo(5);
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void servesEightClientsAtOnce() throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        answers.add(clients.submit(() -> browser.archive("251017/c3/33862838.fts").body()));
      }
      for (Future<byte[]> answer : answers) {
        assertThat(answer.get()).isEqualTo(TWO);
      }
    }
    assertThat(replica.statistics().mostAtOnce(RequestKind.FRAME)).isBetween(1, 8);
  }

  @Test
  void saysWhichPortIsInUse() {
    assertThatThrownBy(
            () -> Replica.of(FolderContent.of(folder)).port(replica.port()).start().close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Port " + replica.port());
  }

  @Test
  void endsItsConnectionsOnceClosed() throws IOException {
    try (Socket open = browser.connect()) {
      replica.close();

      assertThat(open.getInputStream().read()).isEqualTo(-1);
    }
  }
}
