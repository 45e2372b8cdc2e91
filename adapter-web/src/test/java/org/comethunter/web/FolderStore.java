package org.comethunter.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.FrameStore;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.StoredFile;

/** Pictures in one folder; the web never asks for more of a store. */
record FolderStore(Path folder) implements FrameStore {

  @Override
  public Path raw(FrameId id) {
    return folder.resolve(id + ".fts");
  }

  @Override
  public Path picture(FrameId id) {
    return folder.resolve(id + ".png");
  }

  @Override
  public StoredFile storePicture(FrameId id, PictureFile png) {
    return store(picture(id), png.toBytes());
  }

  StoredFile storeRaw(FrameId id, byte[] fits) {
    return store(raw(id), fits);
  }

  private static StoredFile store(Path path, byte[] content) {
    try {
      Files.write(path, content);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return new StoredFile(content.length, HexFormat.of().formatHex(hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Incoming receiveRaw(FrameId id) {
    throw notForTheWeb();
  }

  @Override
  public boolean matches(Path path, StoredFile recorded, boolean compareHash) {
    try {
      return Files.exists(path) && Files.size(path) == recorded.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> pictureTexts(FrameId id) {
    throw notForTheWeb();
  }

  @Override
  public Instant modifiedAt(Path path) {
    throw notForTheWeb();
  }

  @Override
  public StoredFile describe(Path path) {
    throw notForTheWeb();
  }

  @Override
  public void discardRaw(FrameId id) {
    throw notForTheWeb();
  }

  @Override
  public void discardTemporary(FrameId id) {
    throw notForTheWeb();
  }

  @Override
  public void discardPicture(FrameId id) {
    throw notForTheWeb();
  }

  @Override
  public void visit(Consumer<Found> visitor) {
    throw notForTheWeb();
  }

  @Override
  public void discard(Found found) {
    throw notForTheWeb();
  }

  private static AssertionError notForTheWeb() {
    return new AssertionError("The web only reads pictures.");
  }
}
