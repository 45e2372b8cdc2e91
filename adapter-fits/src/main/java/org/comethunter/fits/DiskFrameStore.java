package org.comethunter.fits;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.FrameStore;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.StoredFile;

/** Frames in folders below a home. Paths come from checked ids alone, so none can leave it. */
final class DiskFrameStore implements FrameStore {
  private final FrameFolder raws;
  private final FrameFolder pictures;

  DiskFrameStore(Path home) {
    Path folder = home.toAbsolutePath().normalize();
    raws = new FrameFolder(folder.resolve("raw"), Found.Kind.RAW, ".fts");
    pictures = new FrameFolder(folder.resolve("images"), Found.Kind.PICTURE, ".png");
  }

  @Override
  public Path raw(FrameId id) {
    return raws.place(id);
  }

  @Override
  public Path picture(FrameId id) {
    return pictures.place(id);
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
    return Sha256.of(path);
  }

  @Override
  public void discardRaw(FrameId id) {
    delete(raw(id));
  }

  @Override
  public void discardPicture(FrameId id) {
    delete(picture(id));
  }

  @Override
  public void visit(Consumer<Found> visitor) {
    for (FrameFolder folder : List.of(raws, pictures)) {
      try {
        folder.visit(visitor);
      } catch (IOException e) {
        throw DiskFailure.of("read", folder.place(), e);
      }
    }
  }

  @Override
  public void discard(Found found) {
    delete(found.path());
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
