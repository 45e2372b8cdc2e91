package org.comethunter.bootstrap.endtoend;

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
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything a home keeps of frames: rows, and files with their hashes.
 *
 * @param rows every row of the file tables, in order of their ids
 * @param files SHA-256 of every file under {@code raw} and {@code images}, by relative path
 */
record HomeContents(List<String> rows, Map<String, String> files) {

  static HomeContents of(Path home) {
    try {
      return new HomeContents(rows(home), files(home));
    } catch (SQLException | IOException | NoSuchAlgorithmException e) {
      throw new AssertionError("The home cannot be read.", e);
    }
  }

  private static List<String> rows(Path home) throws SQLException {
    List<String> rows = new ArrayList<>();
    String url = "jdbc:sqlite:" + home.resolve("comet-hunter.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : List.of("file_metadata", "processed_file")) {
        try (ResultSet result = statement.executeQuery("SELECT * FROM " + table + " ORDER BY id")) {
          int columns = result.getMetaData().getColumnCount();
          while (result.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int column = 1; column <= columns; column++) {
              row.append('|').append(result.getString(column));
            }
            rows.add(row.toString());
          }
        }
      }
      try (ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
        result.next();
        rows.add("integrity " + result.getString(1));
      }
    }
    return rows;
  }

  private static Map<String, String> files(Path home) throws IOException, NoSuchAlgorithmException {
    Map<String, String> files = new TreeMap<>();
    for (String folder : List.of("raw", "images")) {
      if (!Files.exists(home.resolve(folder))) {
        continue;
      }
      try (Stream<Path> tree = Files.walk(home.resolve(folder))) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          files.put(home.relativize(file).toString(), HexFormat.of().formatHex(hash));
        }
      }
    }
    return files;
  }
}
