package org.comethunter.simulator.replica;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** Writes a folder's page as Apache does, row by row in the order of the names. Not thread-safe. */
final class FolderPage {

  /** The server writes its local time, to the minute. */
  static final ZoneId SERVER_ZONE = ZoneId.of("America/New_York");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(SERVER_ZONE);
  private static final int LABEL_WIDTH = 23;

  private final String path;
  private final Map<String, String> rows = new TreeMap<>();

  /**
   * A page without rows.
   *
   * @param path the folder's path, with a slash at its end
   */
  FolderPage(String path) {
    this.path = path;
  }

  /** Adds a file. */
  void file(String name, Instant modifiedAt, long length) {
    rows.put(name, row(icon(name), name, TIME.format(modifiedAt) + "  ", ApacheSize.of(length)));
  }

  /** Adds a folder. */
  void folder(String name, Instant modifiedAt) {
    String time = TIME.format(modifiedAt) + "  ";
    rows.put(name + "/", row(icon(name + "/"), name + "/", time, "  - "));
  }

  /** The whole page. */
  String html() {
    String parent = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    return """
    <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
    <html>
     <head>
      <title>Index of %1$s</title>
     </head>
     <body>
    <h1>Index of %1$s</h1>
      <table>
       <tr><th valign="top"><img src="/icons/blank.gif" alt="[ICO]"></th><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th><th><a href="?C=S;O=A">Size</a></th><th><a href="?C=D;O=A">Description</a></th></tr>
       <tr><th colspan="5"><hr></th></tr>
    <tr><td valign="top"><img src="/icons/back.gif" alt="[PARENTDIR]"></td><td><a href="%2$s">Parent Directory</a></td><td>&nbsp;</td><td align="right">  - </td><td>&nbsp;</td></tr>
    %3$s   <tr><th colspan="5"><hr></th></tr>
    </table>
    </body></html>
    """
        .formatted(path.substring(0, path.length() - 1), parent, String.join("", rows.values()));
  }

  static String row(String icon, String name, String time, String size) {
    return "<tr><td valign=\"top\">%s</td><td><a href=\"%s\">%s</a></td><td align=\"right\">%s</td><td align=\"right\">%s</td><td>&nbsp;</td></tr>\n"
        .formatted(icon, name, label(name), time, size);
  }

  private static String label(String name) {
    return name.length() <= LABEL_WIDTH ? name : name.substring(0, LABEL_WIDTH - 3) + "..&gt;";
  }

  private static String icon(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "gif", "jpg" -> "<img src=\"/icons/image2.gif\" alt=\"[IMG]\">";
      case "txt" -> "<img src=\"/icons/text.gif\" alt=\"[TXT]\">";
      case String other when other.endsWith("/") -> "<img src=\"/icons/folder.gif\" alt=\"[DIR]\">";
      default -> "<img src=\"/icons/unknown.gif\" alt=\"[   ]\">";
    };
  }
}
