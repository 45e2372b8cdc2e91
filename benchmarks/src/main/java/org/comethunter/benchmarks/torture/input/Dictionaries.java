package org.comethunter.benchmarks.torture.input;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.bootstrap.config.Key;

/** What is put into texts: what the product looks for in them, and what it must not fall for. */
final class Dictionaries {
  private static final List<String> PLACES =
      List.of(
          "../../../../etc/passwd",
          "..%2f..%2fx.fts",
          "%2e%2e/%2e%2e/22999999.fts",
          "//evil.invalid/22999999.fts",
          "http://evil.invalid/22999999.fts",
          "\\..\\..\\22999999.fts",
          "file:///etc/passwd",
          "/etc/passwd",
          "22999999.fts/../../../x",
          "22999999.fts\0.png",
          "22999999.fts?x=1",
          "22999999.fts#x",
          "./22999999.fts",
          "22999999.FTS",
          "2299999.fts",
          "\u00bc\u00bd22999999.fts",
          "22999999.fts%00",
          "@evil.invalid/22999999.fts");
  private static final List<String> COMMON =
      List.of(
          "\0",
          "\n",
          "\r",
          "\r\n",
          "\t",
          " ",
          "\u000b\u000c",
          "\u0085\u00a0",
          "\u00ff\u00fe",
          "\u00ef\u00bb\u00bf",
          "\u00c3(",
          "\u00e2\u0080\u0093",
          "-1",
          "0",
          "1e999",
          "NaN",
          "99999999999999999999",
          "2147483648",
          "\u0663",
          "x".repeat(500),
          " ".repeat(500));

  private Dictionaries() {}

  static List<String> metadata() {
    return joined(
        PLACES,
        List.of(
            "22999999.fts",
            "2024/03/10",
            "2024-03-10",
            "0000/00/00",
            "9999/12/31",
            "2024/02/30",
            "00:00:00",
            "23:59:60",
            "99:99:99",
            "12:00:00.999999999",
            "C2",
            "C3",
            "EIT",
            "c2 ",
            "*******",
            "*************",
            "25.1",
            "1E400",
            "1024",
            "Orange",
            "Clear",
            "H Alpha",
            "+60 Deg",
            "Normal",
            "Cal Lamp",
            "Seq PW",
            "  0.0000  4179",
            "0.00004179",
            "<html>",
            "22999999.fts  2024/03/10  00:00:05"));
  }

  static List<String> folder() {
    return joined(
        PLACES,
        List.of(
            "<tr>",
            "</tr>",
            "<td>",
            "<table>",
            "</table>",
            "<a href=\"",
            "\">",
            "</a>",
            "<pre>",
            "<a>",
            "<b>",
            "<div>",
            "<svg>",
            "<template>",
            "<script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "<base href=\"http://evil.invalid/\">",
            "<meta charset=utf-16>",
            "&#x110000;",
            "&#0;",
            "&nbsp;",
            "&lt;",
            "<plaintext>",
            "<frameset>",
            "<select><option>",
            "<math><mi>",
            "2024-03-10 01:30",
            "03-Nov-2024 01:30",
            "0000-00-00 00:00",
            "9999-99-99 99:99",
            "10-MAR-2024 02:30",
            "<a><table>".repeat(40),
            "<div>".repeat(600),
            "<i><p>".repeat(100)));
  }

  static List<String> schedule() {
    return joined(
        folder(),
        List.of(
            "2024-03-11  13:55 - 15:55  D34",
            "2024-02-30",
            "23:59 - 00:00",
            "24:00 - 24:00",
            "99:99",
            "00:00 - 00:00",
            " to ",
            "DSS-26",
            "DSS_14",
            "D34",
            "A".repeat(60) + "1",
            "UTC",
            "Z",
            "Sun",
            " 21  151  Sun  2024-03-11",
            "2024-3-1",
            "\u00e2\u0088\u0092",
            "|",
            ", ",
            "2024-03-11 ".repeat(50),
            "00:00 - 01:00 ".repeat(50)));
  }

  static List<String> configuration() {
    List<String> keys = new ArrayList<>();
    for (Key key : Key.values()) {
      keys.add("\n" + key.path() + " = ");
    }
    return joined(
        keys,
        joined(
            PLACES,
            List.of(
                "=",
                ":",
                "\\",
                "\\\n",
                "\\u",
                "\\u00",
                "\\uD800",
                "\\uzzzz",
                "\\u0000",
                "#",
                "!",
                "true",
                "false",
                "off",
                "raw",
                "unsharp",
                "median",
                "1e-9",
                "1e-300",
                "1e300",
                "-0.0",
                "Infinity",
                "0x1p3",
                "1f",
                "1d",
                "999999999d",
                "999999999ms",
                "0s",
                "0ms",
                "PT0S",
                "-PT1S",
                "PT99999999999H",
                "P106751991167300D",
                "PT0.000000001S",
                "127.0.0.1",
                "::1",
                "0.0.0.0",
                "http://[",
                "ftp://x/",
                "http://user:pw@host/",
                "https://host/a?b#c",
                "http://x/ y",
                "65536",
                "1,2,,3",
                ",",
                "1e-9,1e9",
                "1,".repeat(2000))));
  }

  private static List<String> joined(List<String> some, List<String> others) {
    List<String> joined = new ArrayList<>(COMMON);
    joined.addAll(some);
    joined.addAll(others);
    return joined;
  }
}
