package org.comethunter.application.privacy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and folders that nobody but their owner may read: 0600 and 0700, whatever the process's
 * umask. Where the file system knows no such permissions, they are made like any other.
 * Thread-safe.
 */
public final class OwnerOnly {
  private static final String VIEW = "posix";
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /** What to make a file with at that place. */
  public static FileAttribute<?>[] file(Path path) {
    return attributes(path, FILE);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return knowsPermissions(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean knowsPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains(VIEW);
  }

  /** Makes a folder, and those above it, where they are missing. */
  public static Path createFolders(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return path; // whoever may not look at what is above it can still work in it
    }
    return Files.createDirectories(path, attributes(path, FOLDER));
  }

  /** Makes an empty file unless there is one already. */
  public static void createFile(Path path) throws IOException {
    try {
      Files.createFile(path, file(path));
    } catch (FileAlreadyExistsException e) {
      // it stays as it is
    }
  }

  /**
   * Takes from everybody but the owner what a file or folder allows them. A link is left alone, and
   * so is what has such permissions already.
   *
   * @return whether it allowed something
   */
  public static boolean tighten(Path path) throws IOException {
    if (!knowsPermissions(path) || Files.isSymbolicLink(path)) {
      return false;
    }
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    Set<PosixFilePermission> owners = EnumSet.noneOf(PosixFilePermission.class);
    owners.addAll(found);
    owners.retainAll(FOLDER);
    if (owners.size() == found.size()) {
      return false;
    }
    Files.setPosixFilePermissions(path, owners);
    return true;
  }
}
