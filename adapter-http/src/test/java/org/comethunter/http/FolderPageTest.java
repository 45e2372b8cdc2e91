package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FolderPageTest {
  /** A row as the archive's server writes it. */
  private static final String ROW =
      "<tr><td valign=\"top\"><img src=\"/icons/unknown.gif\" alt=\"[   ]\"></td><td><a"
          + " href=\"33862837.fts\">33862837.fts</a></td><td align=\"right\">2025-10-17 08:02 "
          + " </td><td align=\"right\">2.0M</td><td>&nbsp;</td></tr>";

  @Test
  void readsARealRowInSummerTime() {
    assertThat(times("<table>" + ROW + "</table>"))
        .containsExactly(Map.entry("33862837.fts", Instant.parse("2025-10-17T12:02:00Z")));
  }

  @Test
  void readsWinterTime() {
    assertThat(times("<table>" + ROW.replace("2025-10-17", "2025-12-17") + "</table>"))
        .containsValue(Instant.parse("2025-12-17T13:02:00Z"));
  }

  @Test
  void takesTheEarlierOfTheRepeatedHourAndMovesOnTheOneLeftOut() {
    assertThat(times("<table>" + ROW.replace("2025-10-17 08:02", "2025-11-02 01:30") + "</table>"))
        .containsValue(Instant.parse("2025-11-02T05:30:00Z"));
    assertThat(times("<table>" + ROW.replace("2025-10-17 08:02", "2025-03-09 02:30") + "</table>"))
        .containsValue(Instant.parse("2025-03-09T07:30:00Z"));
  }

  @Test
  void takesTheNameFromTheLinkNotFromItsTruncatedLabel() {
    assertThat(times("<table>" + ROW.replace(">33862837.fts<", ">3386283..&gt;<") + "</table>"))
        .containsOnlyKeys("33862837.fts");
  }

  @Test
  void decodesPlainNamesAndIgnoresAllOthers() {
    String page =
        "<table>"
            + row("3386%32837.fts")
            + row("./33862838.fts")
            + row("../33862839.fts")
            + row("%2e%2e%2f33862840.fts")
            + row("/pub/33862841.fts")
            + row("http://elsewhere.example/33862842.fts")
            + row("33862843.gif")
            + row("img_hdr.txt")
            + row("?C=M;O=A")
            + row("%zz.fts")
            + "</table>";
    assertThat(times(page)).containsOnlyKeys("33862837.fts", "33862838.fts");
  }

  @Test
  void readsPreformattedPages() {
    String page =
        """
        <pre><a href="?C=N">Name</a>  <a href="?C=M">Last modified</a>
        <img src="x"> <a href="33862837.fts">33862837.fts</a>  17-Oct-2025 08:02  2.0M
        <img src="x"> <a href="33862838.fts">33862838.fts</a>  2025-10-17 08:03  2.0M
        <a href="33862839.fts">33862839.fts</a>
        <img src="x"> <a href="33862840.gif">33862840.gif</a>  2025-10-17 08:04  2.0M
        </pre>\
        """;
    assertThat(times(page))
        .containsOnly(
            Map.entry("33862837.fts", Instant.parse("2025-10-17T12:02:00Z")),
            Map.entry("33862838.fts", Instant.parse("2025-10-17T12:03:00Z")));
  }

  @Test
  void aRowWithoutAUsableTimeCostsNoOther() {
    String page =
        "<table>"
            + ROW
            + row("33862838.fts").replace("2025-10-17", "2025-13-45")
            + row("33862839.fts").replace("2025-10-17 08:02", "-")
            + "</table>";
    assertThat(times(page)).containsOnlyKeys("33862837.fts");
  }

  @Test
  void findsNothingInOtherContent() {
    assertThat(times("")).isEmpty();
    assertThat(times("<html><body>Please log in.</body></html>")).isEmpty();
    assertThat(times("\u0000\u00ff\u00fe<<<>")).isEmpty();
  }

  private static String row(String href) {
    return ROW.replace("href=\"33862837.fts\"", "href=\"" + href + "\"");
  }

  private static Map<String, Instant> times(String page) {
    return FolderPage.modificationTimes(page.getBytes(StandardCharsets.ISO_8859_1));
  }
}
