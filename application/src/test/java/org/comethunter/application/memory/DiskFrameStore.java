package org.comethunter.application.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.instrument.Instrument;

/** A frame store on a real folder, with faults to order. */
public final class DiskFrameStore implements FrameStore {
  private final Path home;
  private final Set<FrameId> unkeepable = ConcurrentHashMap.newKeySet();
  private final Set<FrameId> unpicturable = ConcurrentHashMap.newKeySet();

  public DiskFrameStore(Path home) {
    this.home = home.toAbsolutePath();
  }

  /** The disk is full whenever this raw file is to be kept. */
  public void failToKeep(FrameId id) {
    unkeepable.add(id);
  }

  /** The disk is full whenever this picture is to be stored. */
  public void failToPicture(FrameId id) {
    unpicturable.add(id);
  }

  /** There is room again. */
  public void repair() {
    unkeepable.clear();
    unpicturable.clear();
  }

  /** All files whose name ends so, such as {@code .part}. */
  public Set<Path> filesEnding(String ending) {
    try (Stream<Path> all = Files.walk(home)) {
      return Set.copyOf(all.filter(path -> path.toString().endsWith(ending)).toList());
    } catch (IOException e) {
      throw new StorageException("The home cannot be read.", e);
    }
  }

  @Override
  public Path raw(FrameId id) {
    return home.resolve("raw", id.dayFolder(), id.instrument().code(), id.fileName());
  }

  @Override
  public Path picture(FrameId id) {
    return home.resolve("images", id.dayFolder(), id.instrument().code(), id.name() + ".png");
  }

  @Override
  public Incoming receiveRaw(FrameId id) {
    Path target = raw(id);
    Path part = part(target);
    return new Incoming() {
      private final OutputStream sink = open(part);

      @Override
      public OutputStream sink() {
        return sink;
      }

      @Override
      public Path received() {
        return part;
      }

      @Override
      public void modifiedAt(Instant time) {
        disk(() -> Files.setLastModifiedTime(part, FileTime.from(time)));
      }

      @Override
      public StoredFile keep() {
        if (unkeepable.contains(id)) {
          throw new StorageException("The disk is full.");
        }
        return disk(
            () -> {
              sink.close();
              StoredFile stored = describe(part);
              Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
              return stored;
            });
      }

      @Override
      public void close() {
        disk(
            () -> {
              sink.close();
              return Files.deleteIfExists(part);
            });
      }
    };
  }

  @Override
  public StoredFile storePicture(FrameId id, PictureFile png) {
    if (unpicturable.contains(id)) {
      throw new StorageException("The disk is full.");
    }
    return disk(
        () -> {
          Path target = picture(id);
          Files.createDirectories(target.getParent());
          Files.write(part(target), png.toBytes());
          Files.move(part(target), target, StandardCopyOption.REPLACE_EXISTING);
          return describe(target);
        });
  }

  @Override
  public boolean matches(Path path, StoredFile recorded, boolean compareHash) {
    if (!Files.exists(path)) {
      return false;
    }
    StoredFile found = describe(path);
    return found.size() == recorded.size()
        && (!compareHash || found.sha256().equals(recorded.sha256()));
  }

  @Override
  public Map<String, String> pictureTexts(FrameId id) {
    return disk(
        () -> {
          Map<String, String> texts = new HashMap<>();
          if (Files.exists(picture(id))) {
            for (String line : Files.readAllLines(picture(id))) {
              int end = line.indexOf(": ");
              if (end > 0) {
                texts.put(line.substring(0, end), line.substring(end + 2));
              }
            }
          }
          return texts;
        });
  }

  @Override
  public Instant modifiedAt(Path path) {
    return disk(() -> Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public StoredFile describe(Path path) {
    return disk(
        () -> {
          byte[] bytes = Files.readAllBytes(path);
          return new StoredFile(bytes.length, HexFormat.of().formatHex(sha256().digest(bytes)));
        });
  }

  @Override
  public void discardRaw(FrameId id) {
    disk(() -> Files.deleteIfExists(raw(id)));
  }

  @Override
  public void discardPicture(FrameId id) {
    disk(() -> Files.deleteIfExists(picture(id)));
  }

  @Override
  public void visit(Consumer<Found> visitor) {
    for (Path path : filesEnding("")) {
      if (Files.isRegularFile(path)) {
        visitor.accept(found(path));
      }
    }
  }

  private Found found(Path path) {
    boolean temporary = path.toString().endsWith(".part");
    String name = path.getFileName().toString().replace(".part", "");
    Path folder = path.getParent();
    Optional<FrameId> id =
        Instrument.of(folder.getFileName().toString())
            .map(
                camera ->
                    new FrameId(
                        LocalDate.parse(
                            "20" + folder.getParent().getFileName(),
                            DateTimeFormatter.BASIC_ISO_DATE),
                        camera,
                        name.substring(0, name.lastIndexOf('.'))));
    Found.Kind complete =
        id.isEmpty()
            ? Found.Kind.UNKNOWN
            : name.endsWith(".fts") ? Found.Kind.RAW : Found.Kind.PICTURE;
    return new Found(path, temporary ? Found.Kind.TEMPORARY : complete, id);
  }

  @Override
  public void discard(Found found) {
    disk(() -> Files.deleteIfExists(found.path()));
  }

  @Override
  public void discardTemporary(FrameId id) {
    disk(() -> Files.deleteIfExists(part(raw(id))));
    disk(() -> Files.deleteIfExists(part(picture(id))));
  }

  /** Where a file is until it is complete. */
  public static Path part(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  private static OutputStream open(Path part) {
    return disk(
        () -> {
          Files.createDirectories(part.getParent());
          return Files.newOutputStream(part);
        });
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T disk(DiskCall<T> call) {
    try {
      return call.run();
    } catch (IOException e) {
      throw new StorageException("The disk cannot do it: " + e.getMessage(), e);
    }
  }

  /** Something done on the disk. */
  @FunctionalInterface
  private interface DiskCall<T> {
    T run() throws IOException;
  }
}
