package org.comethunter.application.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
  @TempDir Path folder;

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private void needsPermissions() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"),
        "This file system knows no permissions.");
  }

  @Test
  void filesAndFoldersAreTheirOwnersAlone() throws IOException {
    needsPermissions();
    Path inner = OwnerOnly.createFolders(folder.resolve("one").resolve("two"));
    OwnerOnly.createFile(inner.resolve("file"));

    assertThat(permissions(folder.resolve("one"))).isEqualTo("rwx------");
    assertThat(permissions(inner)).isEqualTo("rwx------");
    assertThat(permissions(inner.resolve("file"))).isEqualTo("rw-------");
  }

  @Test
  void takesFromOthersWhatTheyWereAllowedAndNothingFromTheOwner() throws IOException {
    needsPermissions();
    Path file = Files.writeString(folder.resolve("file"), "content");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr--"));

    assertThat(OwnerOnly.tighten(file)).isTrue();
    assertThat(permissions(file)).isEqualTo("r-x------");
    assertThat(OwnerOnly.tighten(file)).isFalse();
  }

  @Test
  void aFileThatIsThereKeepsItsContent() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");

    OwnerOnly.createFile(file);

    assertThat(file).hasContent("content");
  }

  /** An archive of files, as Java sees it, has none of the permissions that this is about. */
  @Test
  void whereThereAreNoPermissionsFilesAreMadeLikeAnyOther() throws IOException {
    try (FileSystem plain =
        FileSystems.newFileSystem(folder.resolve("plain.zip"), Map.of("create", "true"))) {
      assertThat(plain.supportedFileAttributeViews()).doesNotContain("posix");
      Path inner = OwnerOnly.createFolders(plain.getPath("one", "two"));
      Path file = inner.resolve("file");

      OwnerOnly.createFile(file);
      OwnerOnly.createFile(file);
      Files.writeString(file, "content");

      assertThat(OwnerOnly.file(file)).isEmpty();
      assertThat(OwnerOnly.tighten(file)).isFalse();
      assertThat(Files.readString(file)).isEqualTo("content");
    }
  }
}
