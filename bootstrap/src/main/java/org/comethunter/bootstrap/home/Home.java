package org.comethunter.bootstrap.home;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.comethunter.application.privacy.OwnerOnly;

/**
 * A home folder held for writing. One process at a time writes to a home; those that only read work
 * beside it and need no hold. The hold ends when it is closed or the process ends, however it ends.
 */
public final class Home implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Home.class.getName());

  /** The lock file's name; it holds the process id of the writer. */
  public static final String LOCK = "comet-hunter.lock";

  /** The file in which a running service says where it is. */
  public static final String SERVICE = "comet-hunter.pid";

  private static final String DATABASE = "comet-hunter.db";
  private static final String QUEUE = "jobs.db";
  private static final String LOGS = "logs";
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /** Somebody who asks for the holder has the lock for a moment: it is tried again after that. */
  private static final int ATTEMPTS = 4;

  private static final long PAUSE_MILLIS = 30;

  /**
   * The homes that this process holds. POSIX drops all locks of a process on a file when it closes
   * any channel to that file, so a home held here must not be opened a second time.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path real;
  private final FileChannel channel;

  private Home(Path folder, Path real, FileChannel channel) {
    this.folder = folder;
    this.real = real;
    this.channel = channel;
  }

  /**
   * Takes hold of a home, which is made if there is none. What a service that is gone said of
   * itself is removed.
   *
   * @throws HomeUnusableException if another process holds it, or it cannot be written to
   */
  public static Home hold(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      OwnerOnly.createFolders(folder);
      Path real = folder.toRealPath();
      if (!HELD.add(real)) {
        throw inUse(folder, OptionalLong.of(ProcessHandle.current().pid()));
      }
      try {
        Home home = new Home(folder, real, lock(folder));
        Files.deleteIfExists(folder.resolve(SERVICE));
        return home;
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /**
   * Closes the home to everybody but its owner, as it may be of an earlier version, or made by
   * hand. What belongs to others is left alone.
   */
  public void tighten() {
    try (Stream<Path> inside = Files.list(folder)) {
      boolean loose = OwnerOnly.tighten(folder);
      for (Path path : (Iterable<Path>) inside::iterator) {
        loose |= OwnerOnly.tighten(path);
      }
      if (loose) {
        LOG.log(INFO, "The home {0} was open to others; it is its owner''s alone now.", folder);
      }
    } catch (IOException e) {
      LOG.log(DEBUG, "The home {0} may be open to others: {1}", folder, e.getMessage());
    }
  }

  /** Opens the lock file and locks it; the lock lasts as long as the channel is open. */
  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            OwnerOnly.file(folder));
    try {
      for (int attempt = 1; channel.tryLock(LOCKED_BYTE, 1, false) == null; attempt++) {
        if (attempt == ATTEMPTS) {
          throw inUse(folder, owner(channel));
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      channel.truncate(0);
      String process = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.UTF_8)), 0);
      return channel;
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new HomeUnusableException("Waiting for the home " + folder + " was interrupted.", e);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * The process that holds a home; empty if none does. Asking changes nothing in the home, and
   * needs no right to write to it.
   *
   * @throws HomeUnusableException if that cannot be found out
   */
  public static OptionalLong holder(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      if (!Files.exists(folder.resolve(LOCK))) {
        return OptionalLong.empty();
      }
      if (HELD.contains(folder.toRealPath())) {
        return OptionalLong.of(ProcessHandle.current().pid());
      }
      try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.READ);
          FileLock free = channel.tryLock(LOCKED_BYTE, 1, true)) {
        return free == null ? owner(channel) : OptionalLong.empty();
      }
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException | OverlappingFileLockException e) {
      throw new HomeUnusableException(
          "Who uses the home " + folder + " cannot be found out: " + e.getMessage(), e);
    }
  }

  private static OptionalLong owner(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    channel.read(text, 0);
    String process = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    return process.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(process))
        : OptionalLong.empty();
  }

  private static HomeUnusableException inUse(Path folder, OptionalLong process) {
    return new HomeUnusableException(
        "The home "
            + folder
            + " is in use by another process"
            + (process.isPresent() ? " (" + process.getAsLong() + ")" : "")
            + ": stop that one, or choose another home with --home.");
  }

  private static HomeUnusableException unusable(Path folder, IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return new HomeUnusableException("The home " + folder + " is a file, not a folder.", e);
    }
    return new HomeUnusableException(
        "The home "
            + folder
            + " cannot be written to ("
            + e.getMessage()
            + "): check its permissions and the disk, or choose another with --home.",
        e);
  }

  /** The folder; absolute. */
  public Path folder() {
    return folder;
  }

  /** Where the database is. */
  public Path database() {
    return database(folder);
  }

  /** Where the database of a home is. */
  public static Path database(Path folder) {
    return folder.resolve(DATABASE);
  }

  /** Where a home's queue of jobs is: what is to be done is in the database as well. */
  public static Path queue(Path folder) {
    return folder.resolve(QUEUE);
  }

  /** Where the logs are. */
  public Path logs() {
    return folder.resolve(LOGS);
  }

  /**
   * Makes the folder for the logs of a home that somebody else is going to hold.
   *
   * @throws HomeUnusableException if it cannot be made
   */
  public static Path makeLogs(Path folder) {
    try {
      return OwnerOnly.createFolders(folder.resolve(LOGS));
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new HomeUnusableException("The home " + folder + " could not be let go.", e);
    } finally {
      HELD.remove(real);
    }
  }
}
