package org.comethunter.fits;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.FrameStore;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.StoredFile;

/** Frames in folders below a home. Paths come from checked ids alone, so none can leave it. */
final class DiskFrameStore implements FrameStore {
  private static final int BUFFER = 1 << 16;

  private final Path home;

  DiskFrameStore(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  @Override
  public Path raw(FrameId id) {
    return folder("raw", id).resolve(id.fileName());
  }

  @Override
  public Path picture(FrameId id) {
    return folder("images", id).resolve(id.name() + ".png");
  }

  private Path folder(String kind, FrameId id) {
    return home.resolve(kind).resolve(id.dayFolder()).resolve(id.instrument().code());
  }

  @Override
  public Incoming receiveRaw(FrameId id) {
    return IncomingFile.open(raw(id));
  }

  @Override
  public StoredFile storePicture(FrameId id, PictureFile png) {
    Path target = picture(id);
    try (IncomingFile incoming = IncomingFile.open(target)) {
      try (OutputStream sink = incoming.sink()) {
        png.writeTo(sink);
      } catch (IOException e) {
        throw DiskFailure.of("write", target, e);
      }
      return incoming.keep();
    }
  }

  @Override
  public boolean matches(Path path, StoredFile recorded, boolean compareHash) {
    try {
      if (!Files.isRegularFile(path) || Files.size(path) != recorded.size()) {
        return false;
      }
      return !compareHash || describe(path).equals(recorded);
    } catch (IOException e) {
      throw DiskFailure.of("look at", path, e);
    }
  }

  @Override
  public Map<String, String> pictureTexts(FrameId id) {
    Path path = picture(id);
    try {
      return PngTexts.read(path);
    } catch (NoSuchFileException | FileNotFoundException e) {
      return Map.of();
    } catch (IOException e) {
      throw DiskFailure.of("read", path, e);
    }
  }

  @Override
  public Instant modifiedAt(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (IOException e) {
      throw DiskFailure.of("look at", path, e);
    }
  }

  @Override
  public StoredFile describe(Path path) {
    MessageDigest digest = Sha256.digest();
    long size = 0;
    try (InputStream in = new FileInputStream(path.toFile())) {
      byte[] buffer = new byte[BUFFER];
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
        size += got;
      }
    } catch (IOException e) {
      throw DiskFailure.of("read", path, e);
    }
    return new StoredFile(size, Sha256.hex(digest));
  }

  @Override
  public void discardRaw(FrameId id) {
    delete(raw(id));
  }

  @Override
  public void discardTemporary(FrameId id) {
    delete(IncomingFile.temporary(raw(id)));
    delete(IncomingFile.temporary(picture(id)));
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw DiskFailure.of("remove", path, e);
    }
  }
}
