package org.comethunter.fits;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.comethunter.application.port.FrameStore.Incoming;
import org.comethunter.application.privacy.OwnerOnly;
import org.comethunter.domain.file.StoredFile;

/**
 * A file that appears under its name complete or not at all: written beside it, synced, renamed. It
 * is written through a plain stream, not a channel, which an interrupt would close.
 */
final class IncomingFile implements Incoming {
  private static final Logger LOG = System.getLogger(IncomingFile.class.getName());

  private final Path target;
  private final Path temporary;
  private final FileOutputStream file;
  private final Sink sink = new Sink();
  private final MessageDigest digest = Sha256.digest();
  private long size;
  private Optional<FileTime> modifiedAt = Optional.empty();
  private boolean finished;

  /**
   * @param file open on the temporary file of the target
   */
  IncomingFile(Path target, FileOutputStream file) {
    this.target = target;
    this.temporary = temporary(target);
    this.file = file;
  }

  /** Begins a file, in place of any earlier attempt. */
  static IncomingFile open(Path target) {
    Path temporary = temporary(target);
    try {
      OwnerOnly.createFolders(Objects.requireNonNull(target.getParent()));
      // an earlier attempt is removed, not overwritten: it might be a link
      Files.deleteIfExists(temporary);
      OwnerOnly.createFile(temporary);
      return new IncomingFile(target, new FileOutputStream(temporary.toFile()));
    } catch (IOException e) {
      throw DiskFailure.of("write", temporary, e);
    }
  }

  /** The name under which a file is written before it is complete. */
  static Path temporary(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  @Override
  public OutputStream sink() {
    return sink;
  }

  @Override
  public Path received() {
    return temporary;
  }

  @Override
  public void modifiedAt(Instant time) {
    modifiedAt = Optional.of(FileTime.from(time));
  }

  @Override
  public StoredFile keep() {
    if (finished) {
      throw new IllegalStateException("It is kept or discarded already: " + target);
    }
    try {
      file.getFD().sync();
      file.close();
      if (modifiedAt.isPresent()) {
        Files.setLastModifiedTime(temporary, modifiedAt.get());
      }
      Files.move(temporary, target, ATOMIC_MOVE, REPLACE_EXISTING);
      finished = true;
    } catch (IOException e) {
      throw DiskFailure.of("write", target, e);
    }
    syncFolder();
    return new StoredFile(size, Sha256.hex(digest));
  }

  /** Makes the rename itself last. Not every file system can; the file is whole in any case. */
  private void syncFolder() {
    Path folder = Objects.requireNonNull(target.getParent());
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The folder " + folder + " could not be synced", e);
    }
  }

  @Override
  public void close() {
    if (finished) {
      return;
    }
    finished = true;
    try {
      file.close();
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw DiskFailure.of("remove", temporary, e);
    }
  }

  /** Writes, counts and hashes. Closing it does nothing: the file is closed when kept. */
  private final class Sink extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length);
      digest.update(bytes, offset, length);
      size += length;
    }
  }
}
