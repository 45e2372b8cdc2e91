package org.comethunter.fits;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.PictureCache;
import org.comethunter.domain.file.StoredFile;

/**
 * Pictures in one folder. A file's name holds its key, its size and its hash, so that nothing else
 * need be kept of it, and its modification time when it was last asked for.
 */
final class DiskPictureCache implements PictureCache {
  private static final System.Logger LOG = System.getLogger(DiskPictureCache.class.getName());
  private static final Pattern NAME =
      Pattern.compile("([0-9a-f]{64})-(\\d{1,12})-([0-9a-f]{64})(\\.png|\\.png\\.part)");
  private static final Duration PRECISION = Duration.ofSeconds(30);
  private static final String ENDING = ".png";

  private final Path folder;
  private final long mostBytes;
  private final int spared;
  private final InstantSource clock;

  /** In the order in which they were last asked for. */
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;

  /**
   * Takes over what an earlier run has left in the folder.
   *
   * @param folder made when it is first needed
   * @param mostBytes the size of all pictures together
   * @param spared so many that were asked for last stay whatever their size, for they may be on
   *     their way to somebody
   */
  DiskPictureCache(Path folder, long mostBytes, int spared, InstantSource clock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.mostBytes = mostBytes;
    this.spared = spared;
    this.clock = clock;
    takeOver();
  }

  private void takeOver() {
    Map<Path, FileTime> asked = new HashMap<>();
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        asked.put(file, Files.getLastModifiedTime(file));
      }
      List<Path> files = new ArrayList<>(asked.keySet());
      files.sort(Comparator.comparing(asked::get));
      for (Path file : files) {
        takeOver(file);
      }
    } catch (NoSuchFileException e) {
      LOG.log(DEBUG, "There is no {0} yet.", folder);
    } catch (IOException e) {
      throw DiskFailure.of("read", folder, e);
    }
  }

  /** What is not of this cache is left alone. */
  private void takeOver(Path file) throws IOException {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return;
    }
    long size = Files.size(file);
    if (name.group(4).equals(ENDING) && size == Long.parseLong(name.group(2))) {
      add(name.group(1), new Entry(file, new StoredFile(size, name.group(3))));
    } else {
      Files.deleteIfExists(file);
    }
  }

  /** The pictures in such a folder that are not as they were made. Changes nothing. */
  static List<Path> damaged(Path folder) {
    List<Path> damaged = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : (Iterable<Path>) found::iterator) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && name.group(4).equals(ENDING) && !isAsNamed(file, name)) {
          damaged.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      LOG.log(DEBUG, "There is no {0} yet.", folder);
    } catch (IOException e) {
      throw DiskFailure.of("read", folder, e);
    }
    return damaged;
  }

  /** One that goes meanwhile was not damaged. */
  private static boolean isAsNamed(Path file, Matcher name) {
    StoredFile wanted = new StoredFile(Long.parseLong(name.group(2)), name.group(3));
    return !Files.exists(file) || Sha256.of(file).equals(wanted) || !Files.exists(file);
  }

  @Override
  public synchronized Optional<Entry> find(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    try {
      if (Files.size(entry.path()) == entry.file().size()) {
        touch(entry.path());
        return Optional.of(entry);
      }
    } catch (NoSuchFileException e) {
      LOG.log(DEBUG, "{0} was removed by somebody.", entry.path());
    } catch (IOException e) {
      throw DiskFailure.of("look at", entry.path(), e);
    }
    remove(key);
    return Optional.empty();
  }

  /** The order need not be kept to the second for the next run. */
  private void touch(Path file) throws IOException {
    Instant now = clock.instant();
    if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(PRECISION))) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  @Override
  public Entry keep(String key, PictureFile png) {
    StoredFile file = describe(png);
    Path target = folder.resolve(key + "-" + file.size() + "-" + file.sha256() + ENDING);
    try (IncomingFile incoming = IncomingFile.open(target)) {
      try (OutputStream sink = incoming.sink()) {
        png.writeTo(sink);
      } catch (IOException e) {
        throw DiskFailure.of("write", target, e);
      }
      incoming.modifiedAt(clock.instant());
      incoming.keep();
    }
    Entry entry = new Entry(target, file);
    add(key, entry);
    return entry;
  }

  private static StoredFile describe(PictureFile png) {
    MessageDigest digest = Sha256.digest();
    png.update(digest);
    return new StoredFile(png.length(), Sha256.hex(digest));
  }

  private synchronized void add(String key, Entry entry) {
    Entry before = entries.get(key);
    if (before != null && !before.path().equals(entry.path())) {
      remove(key);
    } else if (before != null) {
      bytes -= before.file().size();
    }
    entries.put(key, entry);
    bytes += entry.file().size();
    Iterator<String> oldest = List.copyOf(entries.keySet()).iterator();
    while (bytes > mostBytes && entries.size() > spared) {
      remove(oldest.next());
    }
  }

  private synchronized void remove(String key) {
    Entry entry = entries.remove(key);
    bytes -= entry.file().size();
    try {
      Files.deleteIfExists(entry.path());
    } catch (IOException e) {
      throw DiskFailure.of("remove", entry.path(), e);
    }
  }
}
