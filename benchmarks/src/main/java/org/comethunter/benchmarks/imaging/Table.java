package org.comethunter.benchmarks.imaging;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What was measured, beside what is asked for. */
public final class Table {
  private record Row(String what, String figure, String asked) {}

  private final List<Row> rows = new ArrayList<>();

  /** Adds a figure of which nothing is asked. */
  public void add(String what, String figure) {
    rows.add(new Row(what, figure, ""));
  }

  /**
   * Adds a figure of which something is asked.
   *
   * @param isMet whether the figure is as asked
   */
  public void add(String what, String figure, String asked, boolean isMet) {
    rows.add(new Row(what, figure, asked + (isMet ? ": met" : ": NOT met")));
  }

  /** Prints the rows in columns. */
  public void print(PrintStream out) {
    int first = rows.stream().mapToInt(row -> row.what.length()).max().orElse(1);
    int second = rows.stream().mapToInt(row -> row.figure.length()).max().orElse(1);
    String format = "%-" + first + "s  %-" + second + "s  %s";
    rows.forEach(
        row -> out.println(format.formatted(row.what, row.figure, row.asked).stripTrailing()));
  }
}
