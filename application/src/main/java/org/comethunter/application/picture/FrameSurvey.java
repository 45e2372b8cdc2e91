package org.comethunter.application.picture;

import java.nio.file.Path;
import java.util.List;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.MissingBlocks;

/** Says of a frame what its FITS file tells beside the picture. Thread-safe. */
public final class FrameSurvey {
  private final Darkrooms darkrooms;
  private final FrameReader reader;
  private final FrameStore store;
  private final PictureMakers makers;

  /**
   * Works on these.
   *
   * @param makers do what has to do with pixels
   */
  public FrameSurvey(
      Darkrooms darkrooms, FrameReader reader, FrameStore store, PictureMakers makers) {
    this.darkrooms = darkrooms;
    this.reader = reader;
    this.store = store;
    this.makers = makers;
  }

  /**
   * The header of a frame's FITS file.
   *
   * @throws org.comethunter.application.port.MalformedFrameException if the file is damaged
   * @throws org.comethunter.application.port.UnsupportedFrameException if it is another file
   * @throws org.comethunter.application.port.StorageException if it is not there or cannot be read
   */
  public FrameHeader header(FrameEntry frame) {
    return reader.readHeader(store.raw(frame.id()));
  }

  /** Where the pixels of a frame lie about the Sun; throws as {@link #header} does. */
  public FrameGeometry geometry(FrameEntry frame) {
    return FrameGeometry.of(header(frame));
  }

  /**
   * What of a frame did not arrive; throws as {@link #header} does.
   *
   * @throws PicturesBusyException if too many pictures are waited for
   */
  public List<MissingBlocks.Block> missingBlocks(FrameEntry frame) {
    Path file = store.raw(frame.id());
    return makers.make(() -> MissingBlocks.in(darkrooms.own().read(file)));
  }
}
