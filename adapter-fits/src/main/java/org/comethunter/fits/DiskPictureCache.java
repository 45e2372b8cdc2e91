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
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})-(\\d{1,12})-([0-9a-f]{64})");
  private static final Duration PRECISION = Duration.ofSeconds(30);
  private static final String ENDING = ".png";

  private final Path folder;
  private final long mostBytes;
  private final InstantSource clock;

  /** In the order in which they were last asked for. */
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;

  /**
   * Takes over what an earlier run has left in the folder.
   *
   * @param folder made when it is first needed
   * @param mostBytes the size of all pictures together
   */
  DiskPictureCache(Path folder, long mostBytes, InstantSource clock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.mostBytes = mostBytes;
    this.clock = clock;
    takeOver();
  }

  private void takeOver() {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder)) {
      found.forEach(files::add);
      Map<Path, FileTime> asked = new LinkedHashMap<>();
      for (Path file : files) {
        asked.put(file, Files.getLastModifiedTime(file));
      }
      files.sort(Comparator.comparing(asked::get));
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString().replace(ENDING, ""));
        if (name.matches() && Files.size(file) == Long.parseLong(name.group(2))) {
          add(name.group(1), new Entry(file, new StoredFile(Files.size(file), name.group(3))));
        } else {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      LOG.log(DEBUG, "There is no {0} yet.", folder);
    } catch (IOException e) {
      throw DiskFailure.of("read", folder, e);
    }
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
    synchronized (this) {
      Entry before = entries.get(key);
      if (before != null && !before.path().equals(target)) {
        remove(key);
      }
      add(key, entry);
    }
    return entry;
  }

  private static StoredFile describe(PictureFile png) {
    MessageDigest digest = Sha256.digest();
    png.update(digest);
    return new StoredFile(png.length(), Sha256.hex(digest));
  }

  private synchronized void add(String key, Entry entry) {
    Entry before = entries.put(key, entry);
    bytes += entry.file().size() - (before == null ? 0 : before.file().size());
    Iterator<String> oldest = List.copyOf(entries.keySet()).iterator();
    while (bytes > mostBytes && entries.size() > 1) {
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
