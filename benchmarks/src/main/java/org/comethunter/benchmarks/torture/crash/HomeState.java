package org.comethunter.benchmarks.torture.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a home keeps, read by other means than the product's own.
 *
 * @param rows every row about files, frames and marks, in order
 * @param files the SHA-256 of every raw file and picture, by path in the home
 * @param others the paths of all other files in the home, without logs and pictures on demand
 * @param integrity what SQLite says of the database, {@code ok} if it is sound
 */
record HomeState(
    List<String> rows, Map<String, String> files, Set<String> others, String integrity) {
  private static final List<String> ROWS =
      List.of(
          "SELECT 'file_metadata', * FROM file_metadata ORDER BY 2, 3",
          "SELECT 'processed_file', * FROM processed_file ORDER BY 2, 3",
          "SELECT 'frame', * FROM frame ORDER BY 2, 3",
          // ids and times are others each time: an observation is told by its name
          """
          SELECT 'mark', o.name, o.camera, o.sungrazers, o.note, m.frame, m.observed_at,
            m.array_column, m.array_row, m.method, m.width, m.height, m.roll_degrees,
            m.sun_column, m.sun_row, m.plate_scale_arcsec
          FROM observation o LEFT JOIN mark m ON m.observation = o.id ORDER BY 2, 6
          """);

  /** Of the service's own, made anew as needed. */
  private static final List<String> PASSING = List.of("logs/", "cache/");

  static HomeState of(Path home) throws IOException, SQLException {
    List<String> rows = new ArrayList<>();
    String integrity;
    String url = "jdbc:sqlite:" + home.resolve("comet-hunter.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String query : ROWS) {
        read(query, statement, rows);
      }
      try (ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
        integrity = result.getString(1);
      }
    }
    Map<String, String> files = new TreeMap<>();
    Set<String> others = new TreeSet<>();
    try (Stream<Path> tree = Files.walk(home)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String path = home.relativize(file).toString();
        if (path.startsWith("raw/") || path.startsWith("images/")) {
          files.put(path, sha256(file));
        } else if (PASSING.stream().noneMatch(path::startsWith)) {
          others.add(path);
        }
      }
    }
    return new HomeState(rows, files, others, integrity);
  }

  private static void read(String query, Statement statement, List<String> rows)
      throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder(result.getString(1));
        for (int column = 2; column <= columns; column++) {
          row.append('|').append(result.getString(column));
        }
        rows.add(row.toString());
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** In what it differs from another, a sentence each. */
  List<String> differences(HomeState wanted) {
    List<String> found = new ArrayList<>();
    if (!integrity.equals("ok")) {
      found.add("the database is damaged: " + integrity);
    }
    compare("row", Set.copyOf(rows), Set.copyOf(wanted.rows), found);
    compare("file", entries(files), entries(wanted.files), found);
    compare("stray file", others, wanted.others, found);
    return found;
  }

  private static Set<String> entries(Map<String, String> files) {
    Set<String> entries = new TreeSet<>();
    files.forEach((path, hash) -> entries.add(path + " " + hash));
    return entries;
  }

  private static void compare(
      String what, Set<String> found, Set<String> wanted, List<String> differences) {
    found.stream()
        .filter(one -> !wanted.contains(one))
        .forEach(one -> differences.add(what + " too many: " + one));
    wanted.stream()
        .filter(one -> !found.contains(one))
        .forEach(one -> differences.add(what + " missing: " + one));
  }
}
