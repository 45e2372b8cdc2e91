package org.comethunter.application.observation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.observation.Centroid;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.MarkMethod;

/** Makes marks of places in finished frames. Thread-safe. */
public final class Surveyor {
  private final FrameCatalogue frames;
  private final FrameStore store;
  private final FrameReader reader;

  /** Reads these. */
  public Surveyor(FrameCatalogue frames, FrameStore store, FrameReader reader) {
    this.frames = frames;
    this.store = store;
    this.reader = reader;
  }

  /**
   * The mark at a place of a frame.
   *
   * @param place (column, row) in the array, row 0 = bottom
   * @param centroid whether to look for the centre of the light near it; the place itself is marked
   *     if there is none
   * @throws UnknownFrameException if there is no such frame
   * @throws UnreadableFrameException if its FITS file is missing or damaged
   * @throws IllegalArgumentException if the place is outside the frame, with a sentence
   * @throws StorageException if the disk or the database cannot do it
   */
  public Mark mark(FrameId id, PixelPosition place, boolean centroid) {
    FrameEntry frame =
        frames
            .find(id)
            .orElseThrow(() -> new UnknownFrameException("There is no frame '" + id + "'."));
    if (!centroid) {
      FrameGeometry geometry = FrameGeometry.of(read(frame, reader::readHeader));
      return new Mark(id, place, MarkMethod.PIXEL, geometry);
    }
    Frame read = read(frame, reader::read);
    FrameGeometry geometry = FrameGeometry.of(read.header());
    Mark.requireInside(place, geometry);
    Optional<PixelPosition> found =
        Centroid.near(read, place).filter(centre -> isInside(centre, geometry));
    return new Mark(
        id,
        found.orElse(place),
        found.isPresent() ? MarkMethod.CENTROID : MarkMethod.PIXEL,
        geometry);
  }

  private static boolean isInside(PixelPosition centre, FrameGeometry geometry) {
    return centre.column() >= 0
        && centre.column() <= geometry.width() - 1
        && centre.row() >= 0
        && centre.row() <= geometry.height() - 1;
  }

  private <T> T read(FrameEntry frame, Function<Path, T> how) {
    Path raw = store.raw(frame.id());
    try {
      return how.apply(raw);
    } catch (MalformedFrameException | UnsupportedFrameException e) {
      throw unreadable(frame, e);
    } catch (StorageException e) {
      if (store.matches(raw, frame.file().raw().orElseThrow(), false)) {
        throw e;
      }
      throw unreadable(frame, e);
    }
  }

  private static UnreadableFrameException unreadable(FrameEntry frame, RuntimeException cause) {
    String why =
        frame.file().lettingGo().rawAt().isPresent()
            ? " was let go to make room; ask for it again with a retry of the file."
            : " is missing or damaged; the next sync fetches it. Mark it again then.";
    return new UnreadableFrameException("The FITS file of frame " + frame.id() + why, cause);
  }
}
