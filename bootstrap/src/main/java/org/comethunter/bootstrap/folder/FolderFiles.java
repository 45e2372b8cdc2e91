package org.comethunter.bootstrap.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds FITS files. */
final class FolderFiles {
  private static final List<String> ENDINGS = List.of(".fts", ".fits", ".fts.gz", ".fits.gz");

  private FolderFiles() {}

  /**
   * Files as they are named, whatever their names, and the FITS files in folders, by name; each
   * once, absolute.
   *
   * @param failures receives why a folder gave none
   */
  static Set<Path> find(List<Path> inputs, Map<Path, String> failures) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        files.addAll(inFolder(input, failures));
      } else {
        files.add(input.toAbsolutePath().normalize());
      }
    }
    return files;
  }

  private static List<Path> inFolder(Path folder, Map<Path, String> failures) {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      tree.filter(Files::isRegularFile)
          .filter(file -> ENDINGS.stream().anyMatch(lowerCase(file)::endsWith))
          .map(file -> file.toAbsolutePath().normalize())
          .sorted()
          .forEach(files::add);
    } catch (IOException | UncheckedIOException e) {
      failures.put(folder, "The folder cannot be read: " + e.getMessage());
    }
    if (files.isEmpty()) {
      failures.putIfAbsent(folder, "The folder holds no .fts or .fits file.");
    }
    return files;
  }

  private static String lowerCase(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** A file's name without its endings. */
  static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.replaceFirst("(?i)(\\.gz)$", "").replaceFirst("(?i)\\.(fts|fits)$", "");
  }
}
