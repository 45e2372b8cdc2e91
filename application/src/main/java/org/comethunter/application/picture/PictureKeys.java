package org.comethunter.application.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.port.FrameStore;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.filter.Neighbourhood;
import org.comethunter.domain.picture.FrameRenderer;
import org.comethunter.domain.picture.PictureSettings;

/** Under which keys pictures are kept. Thread-safe. */
final class PictureKeys {
  private final Darkrooms darkrooms;
  private final HomeShelf shelf;
  private final FrameStore store;

  PictureKeys(Darkrooms darkrooms, HomeShelf shelf, FrameStore store) {
    this.darkrooms = darkrooms;
    this.shelf = shelf;
    this.store = store;
  }

  /** Stands for all that the picture depends on: its pixels, its neighbours' and the settings. */
  String of(FrameEntry frame, PictureSettings settings) {
    StringJoiner all = new StringJoiner("\n");
    all.add(FrameRenderer.VERSION);
    all.add(settings.toString());
    all.add(darkrooms.standard().filters().toString());
    add(all, frame.file());
    if (settings.filter().needsNeighbours()) {
      Neighbourhood near =
          settings.filter().make(darkrooms.standard().filters()).neighbourhood().orElseThrow();
      shelf
          .files(frame.id().instrument(), near.window(frame.file().observedAt()))
          .forEach(
              file -> {
                add(all, file);
                all.add(isThere(file) ? "there" : "damaged");
              });
    }
    return hash(all.toString());
  }

  /** A key for a picture that is not what it should be, and so serves this once. */
  static String once(String key) {
    return hash(key + System.nanoTime());
  }

  /** The key of what depends on that text alone. */
  static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  private boolean isThere(ProcessedFile file) {
    return store.matches(store.raw(file.id()), file.raw().orElseThrow(), false);
  }

  private static void add(StringJoiner all, ProcessedFile file) {
    all.add(file.id() + " " + file.raw().orElseThrow().sha256());
  }
}
