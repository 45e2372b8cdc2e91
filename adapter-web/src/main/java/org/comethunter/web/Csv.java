package org.comethunter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Comma-separated values (RFC 4180), safe for spreadsheets: a text that one would take for a
 * formula gets an apostrophe before it, as people write it there, and loses it when it is read.
 */
final class Csv {

  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile(".*[\",\\r\\n].*", Pattern.DOTALL);

  private final String text;
  private int next;
  private int line = 1;

  private Csv(String text) {
    this.text = text;
  }

  /**
   * A row.
   *
   * @param line where it begins, counted from 1
   * @param cells its values, without quotes
   */
  record Row(int line, List<String> cells) {}

  /** A text that somebody wrote, so that no spreadsheet takes it for a formula. */
  static String harmless(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** The text that {@link #harmless} was given. */
  static String meant(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }

  /** Appends a row, in quotes where they are needed. */
  static void append(StringBuilder text, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      text.append(i == 0 ? "" : ",");
      if (QUOTED.matcher(cell).matches()) {
        text.append('"').append(cell.replace("\"", "\"\"")).append('"');
      } else {
        text.append(cell);
      }
    }
    text.append("\r\n");
  }

  /**
   * All rows but empty lines.
   *
   * @throws IllegalArgumentException if quotes are not as they should be, with the line
   */
  static List<Row> rows(String text) {
    Csv csv = new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text);
    List<Row> rows = new ArrayList<>();
    while (csv.next < csv.text.length()) {
      Row row = csv.row();
      if (!row.cells().equals(List.of(""))) {
        rows.add(row);
      }
    }
    return rows;
  }

  private Row row() {
    int begin = line;
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (at(',')) {
      next++;
      cells.add(cell());
    }
    if (at('\r')) {
      next++;
    }
    if (at('\n')) {
      next++;
    }
    line++;
    return new Row(begin, cells);
  }

  private boolean at(char c) {
    return next < text.length() && text.charAt(next) == c;
  }

  private boolean atEnd() {
    return next == text.length() || at(',') || at('\r') || at('\n');
  }

  private String cell() {
    if (at('"')) {
      return quoted();
    }
    int begin = next;
    while (!atEnd()) {
      if (at('"')) {
        throw new IllegalArgumentException(
            "Line "
                + line
                + ": there is a quote in the middle of a value; write it twice, in quotes.");
      }
      next++;
    }
    return text.substring(begin, next);
  }

  private String quoted() {
    int begin = line;
    StringBuilder cell = new StringBuilder();
    next++;
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (c == '\n') {
        line++;
      }
      if (c != '"') {
        cell.append(c);
      } else if (at('"')) {
        cell.append('"');
        next++;
      } else if (atEnd()) {
        return cell.toString();
      } else {
        throw new IllegalArgumentException(
            "Line " + line + ": there is something between a quote and the next comma.");
      }
    }
    throw new IllegalArgumentException("Line " + begin + ": a quote is opened and not closed.");
  }
}
