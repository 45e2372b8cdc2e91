package org.comethunter.application.picture;

import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.frame.FrameBuffer;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.filter.Neighbourhood;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.picture.FrameRenderer;
import org.comethunter.domain.picture.GreyPicture;
import org.comethunter.domain.picture.PictureSettings;

/**
 * Makes pictures of frames. It keeps its memory for the next one: a darkroom is for one thread, and
 * a frame or picture that it gives out is valid until it makes the next.
 */
public final class Darkroom {
  private static final System.Logger LOG = System.getLogger(Darkroom.class.getName());

  private final FrameReader reader;
  private final PictureEncoder encoder;
  private final FrameRenderer renderer;
  private final FrameBuffer buffer = new FrameBuffer();
  private final PictureFile file = new PictureFile();
  private boolean missedNeighbours;

  /** Works with these, and with filters of these parameters. */
  public Darkroom(FrameReader reader, PictureEncoder encoder, FilterSettings filters) {
    this.reader = reader;
    this.encoder = encoder;
    this.renderer = new FrameRenderer(filters);
  }

  /**
   * Reads a frame.
   *
   * @throws MalformedFrameException if it is not a sound FITS file
   * @throws UnsupportedFrameException if it is sound but no level 0.5 frame of C2 or C3
   * @throws StorageException if the file cannot be read at all
   */
  public Frame read(Path path) {
    return reader.read(path, buffer);
  }

  /**
   * Makes the picture of a frame.
   *
   * @param shelf where the frames are that it may have to be compared with; a neighbour that cannot
   *     be read is left out
   * @throws org.comethunter.domain.filter.NoNeighboursException if there are too few of them
   */
  public GreyPicture render(Frame frame, PictureSettings settings, FrameShelf shelf) {
    missedNeighbours = false;
    Optional<Neighbourhood> neighbourhood = renderer.filter(settings.filter()).neighbourhood();
    if (neighbourhood.isEmpty()) {
      return renderer.render(frame, List.of(), settings);
    }
    FrameHeader header = frame.header();
    Map<FrameHeader, Path> candidates =
        new HashMap<>(
            shelf.observed(header.instrument(), neighbourhood.get().window(header.observedAt())));
    while (true) {
      List<FrameHeader> chosen =
          neighbourhood.get().choose(header, List.copyOf(candidates.keySet()));
      try (Neighbours neighbours = new Neighbours()) {
        chosen.forEach(it -> neighbours.open(it, candidates.get(it)));
        return renderer.render(frame, neighbours.rows, settings);
      } catch (UnreadableNeighbourException e) {
        LOG.log(
            WARNING,
            "{0} is left out: {1}",
            candidates.remove(e.header),
            e.getCause().getMessage());
      }
    }
  }

  /** Whether the last picture would be another if every neighbour could have been read. */
  public boolean hasMissedNeighbours() {
    return missedNeighbours;
  }

  /**
   * Makes a picture that shows nothing and says why.
   *
   * @param reason a sentence
   */
  public GreyPicture renderEmpty(Frame frame, PictureSettings settings, String reason) {
    return renderer.renderEmpty(frame.header(), settings, reason);
  }

  /** Makes the file of a picture; it is valid until the next. */
  public PictureFile encode(GreyPicture picture) {
    encoder.encode(picture, file);
    return file;
  }

  /** The neighbours of one frame, open. */
  private final class Neighbours implements AutoCloseable {
    private final List<FrameRows> rows = new ArrayList<>();

    void open(FrameHeader header, Path path) {
      try {
        rows.add(new Guarded(header, reader.open(path)));
      } catch (MalformedFrameException | UnsupportedFrameException | StorageException e) {
        throw new UnreadableNeighbourException(header, e);
      }
    }

    @Override
    public void close() {
      rows.forEach(FrameRows::close);
    }
  }

  /** Tells the failure of a neighbour from that of the frame. */
  private record Guarded(FrameHeader header, FrameRows rows) implements FrameRows {
    @Override
    public void next(float[] counts) {
      try {
        rows.next(counts);
      } catch (MalformedFrameException | StorageException e) {
        throw new UnreadableNeighbourException(header, e);
      }
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private static final class UnreadableNeighbourException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient FrameHeader header;

    UnreadableNeighbourException(FrameHeader header, RuntimeException cause) {
      super(cause);
      this.header = header;
    }
  }
}
