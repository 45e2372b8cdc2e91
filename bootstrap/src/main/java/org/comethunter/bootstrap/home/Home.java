package org.comethunter.bootstrap.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A home folder held for writing. One process at a time writes to a home; those that only read work
 * beside it and need no hold. The hold ends when it is closed or the process ends, however it ends.
 */
public final class Home implements AutoCloseable {
  /** The lock file's name; it holds the process id of the writer. */
  public static final String LOCK = "comet-hunter.lock";

  private static final String DATABASE = "comet-hunter.db";

  private final Path folder;
  private final FileChannel channel;

  private Home(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes hold of a home, which is made if there is none.
   *
   * @throws HomeUnusableException if another process holds it, or it cannot be written to
   */
  public static Home hold(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      Home home = new Home(folder, channel);
      if (!home.lock()) {
        String owner = home.owner();
        home.close();
        throw new HomeUnusableException(
            "The home "
                + folder
                + " is in use by another process"
                + owner
                + ": stop that one, or choose another home with --home.");
      }
      return home;
    } catch (FileAlreadyExistsException e) {
      throw new HomeUnusableException("The home " + folder + " is a file, not a folder.", e);
    } catch (IOException e) {
      throw new HomeUnusableException(
          "The home "
              + folder
              + " cannot be written to ("
              + e.getMessage()
              + "): check its permissions and the disk, or choose another with --home.",
          e);
    }
  }

  private boolean lock() throws IOException {
    try {
      FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      if (lock == null) {
        return false;
      }
      channel.truncate(0);
      String process = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.UTF_8)), 0);
      return true;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private String owner() {
    try {
      ByteBuffer text = ByteBuffer.allocate(20);
      channel.read(text, 0);
      String process = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
      return process.isEmpty() ? "" : " (" + process + ")";
    } catch (IOException e) {
      return "";
    }
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

  /** Where the logs are. */
  public Path logs() {
    return folder.resolve("logs");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new HomeUnusableException("The home " + folder + " could not be let go.", e);
    }
  }
}
