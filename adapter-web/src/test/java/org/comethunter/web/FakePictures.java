package org.comethunter.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.comethunter.application.frame.FrameBuffer;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.picture.Darkrooms;
import org.comethunter.application.picture.FrameSurvey;
import org.comethunter.application.picture.HomeShelf;
import org.comethunter.application.picture.PictureMakers;
import org.comethunter.application.picture.PictureService;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.picture.TrackAnimation;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.PictureCache;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.picture.GreyPicture;

/** Makes pictures of raw files that are no FITS: 200 by 160 pixels, their text as seed. */
final class FakePictures implements FrameReader, PictureEncoder, PictureCache {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 160;

  /** Where two blocks beside each other did not arrive. */
  private static final int LOST_COLUMN = 32;

  private static final int LOST_ROW = 64;

  private final Path folder;
  private final PictureMakers makers;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  /** How many pictures were made. */
  final AtomicInteger made = new AtomicInteger();

  FakePictures(Path folder, PictureMakers makers) {
    this.folder = folder;
    this.makers = makers;
  }

  PictureService service(ProcessedFileRepository files, FrameStore store) {
    return new PictureService(
        new Darkrooms(this, this, StandardPictures.DEFAULT),
        new HomeShelf(files, store, this),
        store,
        this,
        makers);
  }

  FrameSurvey survey(FrameStore store) {
    return new FrameSurvey(
        new Darkrooms(this, this, StandardPictures.DEFAULT), this, store, makers);
  }

  TrackAnimation animation(ProcessedFileRepository files, FrameStore store) {
    Darkrooms darkrooms = new Darkrooms(this, this, StandardPictures.DEFAULT);
    return new TrackAnimation(
        darkrooms,
        survey(store),
        new HomeShelf(files, store, this),
        store,
        this,
        (animation, into) -> {
          into.clear();
          into.put(
              "%d frames, %s"
                  .formatted(animation.frames().size(), animation.text())
                  .getBytes(StandardCharsets.UTF_8));
        },
        makers);
  }

  @Override
  public FrameHeader readHeader(Path file) {
    if (!text(file).equals(WebFixture.RAW)) {
      throw new MalformedFrameException("It is no frame.");
    }
    return new FrameHeader(
        Instrument.C3,
        file.getFileName().toString(),
        Instant.parse("2025-10-17T00:06:07Z"),
        17.5,
        WIDTH,
        HEIGHT,
        400,
        0,
        99.5,
        79.5,
        56.0 * 1024 / WIDTH,
        "Clear",
        "Clear",
        "Normal",
        false,
        false);
  }

  @Override
  public Frame read(Path file, FrameBuffer buffer) {
    FrameHeader header = readHeader(file);
    float[] counts = buffer.counts(WIDTH * HEIGHT);
    int seed = text(file).hashCode();
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 900 + Math.floorMod(i * 7919 + seed, 101);
    }
    for (int row = LOST_ROW; row < LOST_ROW + 32; row++) {
      Arrays.fill(counts, row * WIDTH + LOST_COLUMN, row * WIDTH + LOST_COLUMN + 64, 0);
    }
    return new Frame(
        header, new Image(WIDTH, HEIGHT, counts, ValidityMask.ofCounts(WIDTH, counts)));
  }

  @Override
  public FrameRows open(Path file) {
    throw new StorageException("No frame has neighbours here.");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StorageException("There is no readable file " + file + ".", e);
    }
  }

  @Override
  public void encode(GreyPicture picture, PictureFile into) {
    made.incrementAndGet();
    into.clear();
    String head = "%d x %d, %s".formatted(picture.width(), picture.height(), picture.text());
    into.put(head.getBytes(StandardCharsets.UTF_8));
    into.put(picture.grey());
  }

  @Override
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public Entry keep(String key, PictureFile png) {
    try {
      Path path = folder.resolve("made-" + key);
      Files.write(path, png.toBytes());
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(png.toBytes());
      StoredFile file = new StoredFile(png.length(), HexFormat.of().formatHex(hash));
      Entry entry = new Entry(path, file);
      entries.put(key, entry);
      return entry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The pictures that are kept. */
  List<Entry> kept() {
    return List.copyOf(entries.values());
  }
}
