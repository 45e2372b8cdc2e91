package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulePageTest {
  /** A row as the page has it. */
  private static final String ROW = " 21  151  Sun  2026-05-31  13:55 - 15:55  D34";

  @Test
  void readsARealRow() {
    assertThat(read("<html><body><pre>\n" + ROW + "\n</pre></body></html>").slots())
        .containsExactly(
            new DownlinkSlot(
                "20260531T1355-D34",
                window("2026-05-31T13:55:00Z", "2026-05-31T15:55:00Z"),
                "D34",
                SlotStatus.PENDING,
                0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "151 Sun 2026-05-31 13:55 - 15:55 D34",
        "2026-05-31   13:55-15:55   d34",
        "21&nbsp;&nbsp;151 Sun&nbsp;2026-05-31&nbsp;13:55&nbsp;-&nbsp;15:55&nbsp;D34",
        "21 151 sun 2026-05-31 13:55 \u2013 15:55 D34 (moved, see note 3)",
        "21 151 Sun 2026-05-31 13:55 &ndash; 15:55 D34 * prime",
        "21 151 Sun 2026-05-31 13:55 &#150; 15:55 D34",
        "21\t151\tSun\t2026-05-31\t13:55 -- 15:55\tD34",
        "21 | 151 | Sun | 2026-05-31 | 13:55 - 15:55 | D34 | ok",
        "* 21 151 Sun 2026-05-31 13:55 UTC - 15:55 UTC, D34",
        "21 151 Sun 2026-5-31 13:55 to 15:55 D34",
        "<b>21</b> 151 Sun <i>2026-05-31</i> 13:55 - <font color=red>15:55</font> D34",
        "<table><tr><td>21</td><td>151</td><td>Sun</td>\n<td>2026-05-31</td>\n"
            + "<td>13:55</td><td>-</td><td>15:55</td>\n<td>D34</td></tr></table>",
        "<table><tr><td>21<td>151<td>Sun<td>2026-05-31<td>13:55 - 15:55<td>D34</table>",
        "Downlinks:<br>21 151 Sun 2026-05-31 13:55 - 15:55 D34<br>end",
        "<p>21 151 Sun 2026-05-31\n 13:55 - 15:55\n D34</p>"
      })
  void readsWhatHandsMakeOfIt(String row) {
    assertThat(read(row).slots())
        .extracting(DownlinkSlot::id, DownlinkSlot::window)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "20260531T1355-D34", window("2026-05-31T13:55:00Z", "2026-05-31T15:55:00Z")));
  }

  @Test
  void readsADashInAnotherEncoding() {
    byte[] page = ROW.replace('-', '\u2013').getBytes(Charset.forName("windows-1252"));
    assertThat(SchedulePage.read(page).slots()).hasSize(1);
  }

  @Test
  void readsOtherAntennas() {
    assertThat(read("<pre>" + ROW.replace("D34", "DSS-26") + "</pre>").slots())
        .extracting(DownlinkSlot::antenna)
        .containsExactly("DSS-26");
    assertThat(read("<pre>" + ROW.replace("D34", "dss 26 x") + "</pre>").slots())
        .extracting(DownlinkSlot::antenna)
        .containsExactly("DSS-26");
  }

  @Test
  void anEndNotAfterTheBeginIsOnTheNextDay() {
    assertThat(only(ROW.replace("13:55 - 15:55", "22:30 - 02:10")).window())
        .isEqualTo(window("2026-05-31T22:30:00Z", "2026-06-01T02:10:00Z"));
    assertThat(only(ROW.replace("13:55 - 15:55", "22:30 - 00:00")).window())
        .isEqualTo(window("2026-05-31T22:30:00Z", "2026-06-01T00:00:00Z"));
    assertThat(only(ROW.replace("13:55 - 15:55", "22:30 - 24:00")).window())
        .isEqualTo(window("2026-05-31T22:30:00Z", "2026-06-01T00:00:00Z"));
    assertThat(only(ROW.replace("13:55 - 15:55", "08:00 - 08:00")).window())
        .isEqualTo(window("2026-05-31T08:00:00Z", "2026-06-01T08:00:00Z"));
  }

  @Test
  void ordersThePassesAndKeepsEachOnce() {
    String page =
        String.join(
            "\n",
            "<pre>",
            ROW.replace("05-31", "06-02"),
            ROW,
            ROW.replace("13:55 - 15:55", "13:55 - 16:25"),
            ROW.replace("D34", "D26"),
            "</pre>");
    assertThat(read(page).slots())
        .extracting(DownlinkSlot::id)
        .containsExactly("20260531T1355-D26", "20260531T1355-D34", "20260602T1355-D34");
    assertThat(read(page).slots().get(1).window().end()).isEqualTo("2026-05-31T16:25:00Z");
  }

  @Test
  void unreadableRowsAreNamedAndCostNoOther() {
    SchedulePage page =
        read(
            String.join(
                "\n",
                "<pre>",
                "Week DOY Day Date Begin - End Antenna",
                ROW,
                ROW.replace("05-31", "05-32"),
                ROW.replace("13:55", "25:55"),
                ROW.replace("13:55", "13:75"),
                ROW.replace("D34", ""),
                ROW.replace("15:55", "??"),
                "</pre>"));
    assertThat(page.slots()).hasSize(1);
    assertThat(page.unreadable()).hasSize(5);
  }

  @Test
  void findsNoPassInOtherContent() {
    assertThat(read("").slots()).isEmpty();
    assertThat(read("<html><title>Log in</title><script>2026-05-31 13:55 - 15:55 D34</script>"))
        .isEqualTo(new SchedulePage(java.util.List.of(), java.util.List.of()));
    assertThat(read("<!-- " + ROW + " -->").slots()).isEmpty();
  }

  @Test
  void staysQuickOnHostileText() {
    String hostile = "2026-05-31 13:55 ".repeat(20_000) + " ".repeat(100_000);
    assertThat(read("<pre>" + hostile + "</pre>" + "<p>" + ROW).slots()).hasSize(1);
  }

  private static SchedulePage read(String page) {
    return SchedulePage.read(page.getBytes(StandardCharsets.UTF_8));
  }

  private static DownlinkSlot only(String row) {
    SchedulePage page = read("<pre>" + row + "</pre>");
    assertThat(page.slots()).hasSize(1);
    return page.slots().getFirst();
  }

  private static TimeWindow window(String begin, String end) {
    return new TimeWindow(Instant.parse(begin), Instant.parse(end));
  }
}
