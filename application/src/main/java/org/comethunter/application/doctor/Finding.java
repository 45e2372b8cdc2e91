package org.comethunter.application.doctor;

import java.util.Optional;
import org.comethunter.domain.file.FrameId;

/**
 * Something that is not as it should be.
 *
 * @param kind what
 * @param subject what it is about: the id of a frame, or a path in the home
 * @param frame the frame it is about, if it is about one
 * @param sentence for the user
 */
public record Finding(Kind kind, String subject, Optional<FrameId> frame, String sentence) {

  /** About a frame. */
  public static Finding of(Kind kind, FrameId id, String sentence) {
    return new Finding(kind, id.toString(), Optional.of(id), sentence);
  }

  /** About something else. */
  public static Finding of(Kind kind, String subject, String sentence) {
    return new Finding(kind, subject, Optional.empty(), sentence);
  }

  /** What can be wrong. */
  public enum Kind {
    /** The database is damaged. */
    DATABASE,
    /** The lists of frames are not what the rows of the frames say. */
    LISTS,
    /** The queue of jobs is damaged. */
    QUEUE,
    /** A worker that is gone owns a file. */
    CLAIM,
    /** A raw file is not there. */
    RAW_MISSING,
    /** A raw file is not the one that was recorded. */
    RAW_DAMAGED,
    /** A picture is not there. */
    PICTURE_MISSING,
    /** A picture is not the one that was recorded. */
    PICTURE_DAMAGED,
    /** A raw file is there, and its row does not know of it. */
    RAW_UNRECORDED,
    /** A picture is there, and its row does not know of it. */
    PICTURE_UNRECORDED,
    /** A raw file is there, and has no row. */
    RAW_WITHOUT_ROW,
    /** A picture is there, and has no row. */
    PICTURE_WITHOUT_ROW,
    /** A file that was let go is still there. */
    LET_GO,
    /** What an interrupted attempt has left. */
    LEFTOVER,
    /** A file that does not belong where it is. */
    UNKNOWN_FILE,
    /** A picture made on demand is not as it was made. */
    CACHED_PICTURE,
    /** Somebody has marked something in a frame that is not in the home. Not a fault. */
    MARK_WITHOUT_FRAME;

    /** Whether it is to be known, and nothing is wrong. */
    public boolean isNote() {
      return this == MARK_WITHOUT_FRAME;
    }
  }
}
