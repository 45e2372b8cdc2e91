package org.comethunter.simulator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A replica of the real files, where they are at hand. */
class RealArchiveTest {

  private static final Path ARCHIVE = Path.of("../../shared/archive");

  @Test
  void servesRealFilesUncompressed() throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(ARCHIVE), "needs the real LASCO files in ../shared/archive");
    try (Replica replica = Replica.of(FolderContent.of(ARCHIVE)).start();
        Browser browser = new Browser(replica)) {
      List<String> lines = browser.text("251017/c3/img_hdr.txt").lines().toList();
      String page = browser.text("251017/c3/");

      assertThat(lines).hasSize(49);
      for (String line : lines) {
        assertThat(page).contains("<a href=\"" + line.substring(0, 12) + "\">");
      }
      HttpResponse<byte[]> frame = browser.archive("020108/c3/32082037.fts");
      assertThat(frame.statusCode()).isEqualTo(200);
      assertThat(new String(frame.body(), 0, 30, StandardCharsets.ISO_8859_1))
          .isEqualTo("SIMPLE  =                    T");
      assertThat(frame.body().length % 2880).isZero();
      assertThat(frame.headers().firstValueAsLong("Content-Length")).hasValue(frame.body().length);
    }
  }
}
