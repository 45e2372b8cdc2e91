package org.comethunter.application.port;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.StoredFile;

/**
 * Raw files and pictures on this machine's disk, at places that follow from the frame's id alone:
 * {@code raw/<yymmdd>/<c2|c3>/<name>.fts} and {@code images/<yymmdd>/<c2|c3>/<name>.png}.
 *
 * <p>A file appears under its name complete or not at all: it is written beside its target under a
 * name that ends in {@code .part}, synced, and renamed. Thread-safe, as long as one frame is not
 * written by two threads at once.
 *
 * <p>Every method throws {@link StorageException} if the disk cannot do it.
 */
public interface FrameStore {

  /** Where the raw file is or will be; absolute. */
  Path raw(FrameId id);

  /** Where the picture is or will be; absolute. */
  Path picture(FrameId id);

  /** Begins to receive a raw file, in place of any earlier attempt. */
  Incoming receiveRaw(FrameId id);

  /** Writes the picture, in place of any earlier one. */
  StoredFile storePicture(FrameId id, PictureFile png);

  /**
   * Whether the file at that path is the recorded one: it exists, its size is right and, if asked
   * for, its hash too.
   */
  boolean matches(Path path, StoredFile recorded, boolean compareHash);

  /**
   * What a picture says of itself, by keyword.
   *
   * @return empty if it says nothing, is not there, or is no picture
   */
  Map<String, String> pictureTexts(FrameId id);

  /** Size and hash of a file that exists. */
  StoredFile describe(Path path);

  /**
   * When a file that exists was last modified: for a raw file, in the archive, if that was known.
   */
  Instant modifiedAt(Path path);

  /** Removes the raw file if there is one. */
  void discardRaw(FrameId id);

  /** Removes what an interrupted attempt may have left beside the raw file and the picture. */
  void discardTemporary(FrameId id);

  /** Removes the picture if there is one. */
  void discardPicture(FrameId id);

  /**
   * Shows every file below {@code raw/} and {@code images/}, in no particular order. What comes or
   * goes meanwhile may be shown or not.
   */
  void visit(Consumer<Found> visitor);

  /** Removes a file that was {@link #visit found}, if it is still there. */
  void discard(Found found);

  /**
   * A file on the disk.
   *
   * @param path where it is; absolute
   * @param kind what it is, by its place and name
   * @param id the frame it belongs to, if its place and name say so
   */
  record Found(Path path, Kind kind, Optional<FrameId> id) {
    /** What a file is. */
    public enum Kind {
      /** The raw file of a frame, where it should be. */
      RAW,
      /** The picture of a frame, where it should be. */
      PICTURE,
      /** Left beside its target by an attempt, or being written now. */
      TEMPORARY,
      /** Anything else. */
      UNKNOWN
    }
  }

  /** A raw file on its way; discarded when closed before {@link #keep()}. Not thread-safe. */
  interface Incoming extends AutoCloseable {

    /** Takes the bytes; they are hashed as they pass. */
    OutputStream sink();

    /** The temporary file with all bytes so far, to be looked at before it is kept. */
    Path received();

    /**
     * Gives the file the time at which the archive last changed it, so that it is not forgotten.
     */
    void modifiedAt(Instant time);

    /** Syncs the file and gives it its name. */
    StoredFile keep();

    @Override
    void close();
  }
}
