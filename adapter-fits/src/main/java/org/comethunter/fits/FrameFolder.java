package org.comethunter.fits;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.comethunter.application.port.FrameStore.Found;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/**
 * One of the folders that hold a file for each frame: {@code <place>/<yymmdd>/<c2|c3>/<name>}.
 *
 * @param place the folder; absolute
 * @param kind what its files are
 * @param ending how their names end
 */
record FrameFolder(Path place, Found.Kind kind, String ending) {

  /** Two digits stand for a year from 1990 on: SOHO was launched in 1995. */
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1990)
          .appendPattern("MMdd")
          .toFormatter(Locale.ROOT);

  private static final String TEMPORARY = ".part";

  /** Day, camera and name. */
  private static final int DEPTH = 3;

  /** Where the file of that frame is or will be. */
  Path place(FrameId id) {
    return place
        .resolve(id.dayFolder())
        .resolve(id.instrument().code())
        .resolve(id.name() + ending);
  }

  /** Shows every file; a link is a file, but the folder itself may be one to another disk. */
  void visit(Consumer<Found> visitor) throws IOException {
    if (!Files.isDirectory(place)) {
      return;
    }
    Path real = place.toRealPath();
    Files.walkFileTree(
        real,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            visitor.accept(found(place.resolve(real.relativize(file).toString())));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  private Found found(Path path) {
    String name = String.valueOf(path.getFileName());
    boolean temporary = name.endsWith(ending + TEMPORARY);
    String complete = temporary ? name.substring(0, name.length() - TEMPORARY.length()) : name;
    Optional<FrameId> id =
        frame(path.resolveSibling(complete)).filter(it -> complete.equals(it.name() + ending));
    if (temporary) {
      return new Found(path, Found.Kind.TEMPORARY, id);
    }
    return new Found(path, id.isPresent() ? kind : Found.Kind.UNKNOWN, id);
  }

  private Optional<FrameId> frame(Path path) {
    Path within = place.relativize(path);
    String name = within.getFileName().toString();
    Optional<Instrument> camera =
        within.getNameCount() == DEPTH
            ? Instrument.of(within.getName(1).toString())
            : Optional.empty();
    if (camera.isEmpty() || !name.endsWith(ending)) {
      return Optional.empty();
    }
    try {
      FrameId id =
          new FrameId(
              LocalDate.parse(within.getName(0).toString(), DAY),
              camera.get(),
              name.substring(0, name.length() - ending.length()));
      return place(id).equals(path) ? Optional.of(id) : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
