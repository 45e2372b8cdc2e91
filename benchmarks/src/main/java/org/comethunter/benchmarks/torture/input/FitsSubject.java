package org.comethunter.benchmarks.torture.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.config.PictureConfiguration;
import org.comethunter.bootstrap.folder.FolderProcessing;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.fits.FitsModule;

/**
 * Reads a mutant in the three ways there are, which must agree, and makes a picture of it as {@code
 * process FILE} does, under one filter after the other.
 */
final class FitsSubject implements Subject {
  private final Path folder;
  private final Path file;
  private final Path pictures;
  private final FrameReader reader = FitsModule.frameReader();
  private final List<FilterKind> kinds = List.of(FilterKind.values());
  private final Map<FilterKind, StandardPictures> settings = new EnumMap<>(FilterKind.class);

  FitsSubject(Path work) throws IOException {
    folder = Files.createDirectories(work.resolve("in"));
    file = folder.resolve("22000001.fts");
    pictures = Files.createDirectories(work.resolve("out"));
    for (FilterKind kind : kinds) {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      settings.put(
          kind,
          PictureConfiguration.of(
              Configuration.load(
                  Map.of(
                      Key.PICTURE_C2_FILTER,
                      name,
                      Key.PICTURE_C3_FILTER,
                      name,
                      Key.PICTURE_REJECT_COSMIC_RAYS,
                      Boolean.toString(settings.size() % 2 == 0)),
                  Map.of(),
                  work)));
    }
  }

  @Override
  public String feed(byte[] mutant, long number) throws IOException {
    Files.write(file, mutant);
    FrameHeader header;
    try {
      header = reader.readHeader(file);
    } catch (MalformedFrameException | UnsupportedFrameException e) {
      checkRefused(e);
      throw e;
    }
    Frame frame = reader.read(file);
    if (!frame.header().equals(header)) {
      throw new MisbehaviourException("The header is another when the pixels are read too.");
    }
    checkRows(frame);
    render(frame, kinds.get((int) (number % kinds.size())));
    return "used";
  }

  private void checkRefused(RuntimeException first) {
    try {
      reader.read(file);
    } catch (MalformedFrameException | UnsupportedFrameException e) {
      if (e.getClass() == first.getClass()) {
        return;
      }
    }
    throw new MisbehaviourException("It is refused by its header and not by its pixels.");
  }

  private void checkRows(Frame frame) {
    float[] row = new float[frame.header().width()];
    try (FrameRows rows = reader.open(file)) {
      for (int y = 0; y < frame.header().height(); y++) {
        rows.next(row);
        for (int x = 0; x < row.length; x++) {
          float whole = frame.counts().values()[y * row.length + x];
          if (Float.floatToIntBits(row[x]) != Float.floatToIntBits(whole)) {
            throw new MisbehaviourException("A row is another when it is read alone.");
          }
        }
      }
    }
  }

  private void render(Frame frame, FilterKind kind) throws IOException {
    FolderProcessing.Result result =
        FolderProcessing.run(
            List.of(folder),
            pictures,
            settings.get(kind),
            1,
            ProgressListener.NONE,
            new Cancellation());
    for (String why : result.failures().values()) {
      Sentence.check(why);
      if (why.contains("unforeseen") || why.contains("memory")) {
        throw new MisbehaviourException("No picture under " + kind + ": " + why);
      }
    }
    for (Path picture : result.outputs()) {
      try (InputStream png = Files.newInputStream(picture)) {
        if (ImageIO.read(png).getWidth() != frame.header().width()) {
          throw new MisbehaviourException("The picture has another width than the frame.");
        }
      }
    }
    try (Stream<Path> out = Files.list(pictures)) {
      if (out.filter(path -> !result.outputs().contains(path.toAbsolutePath())).count() > 1) {
        throw new MisbehaviourException("A stray file is left beside the pictures.");
      }
    }
  }

  @Override
  public Set<Class<? extends Exception>> documented() {
    return Set.of(MalformedFrameException.class, UnsupportedFrameException.class);
  }

  @Override
  public void close() {
    // it holds nothing open
  }
}
