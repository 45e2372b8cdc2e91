package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.FRAME_NOT_FOUND;
import static org.comethunter.web.Problem.Kind.LET_GO;
import static org.comethunter.web.Problem.Kind.RAW_MISSING;

import io.helidon.webserver.http.ServerRequest;
import java.util.function.Supplier;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.file.FrameId;

/** The frame that a path names. */
final class RequestedFrame {
  private RequestedFrame() {}

  /**
   * The frame of the path's {@code id}.
   *
   * @throws ProblemException if there is none
   */
  static FrameEntry in(FrameCatalogue catalogue, ServerRequest request) {
    String id = request.path().pathParameters().get("id");
    try {
      return catalogue
          .find(FrameId.parse(id))
          .orElseThrow(
              () -> ProblemException.of(FRAME_NOT_FOUND, "There is no frame '" + id + "'."));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(FRAME_NOT_FOUND, e.getMessage() + ".", e);
    }
  }

  /**
   * What is made of a frame's FITS file.
   *
   * @throws ProblemException if the file is missing or damaged
   */
  static <T> T read(FrameStore store, FrameEntry frame, Supplier<T> work) {
    try {
      return work.get();
    } catch (MalformedFrameException | UnsupportedFrameException e) {
      throw missingRaw(frame, e);
    } catch (StorageException e) {
      if (store.matches(store.raw(frame.id()), frame.file().raw().orElseThrow(), false)) {
        throw e;
      }
      if (frame.file().lettingGo().rawAt().isPresent()) {
        throw letGo(frame, e);
      }
      throw missingRaw(frame, e);
    }
  }

  /**
   * Makes sure that a frame's FITS file was not let go.
   *
   * @throws ProblemException if it was
   */
  static void requireRaw(FrameEntry frame) {
    if (frame.file().lettingGo().rawAt().isPresent()) {
      throw letGo(frame, null);
    }
  }

  /** The frame's file was let go to make room. */
  private static ProblemException letGo(FrameEntry frame, Throwable cause) {
    return ProblemException.of(
        LET_GO,
        "The FITS file of frame "
            + frame.id()
            + " was let go to make room, and the picture cannot be made without it; POST /files/"
            + frame.id()
            + "/retry fetches it again.",
        cause);
  }

  /** The frame's FITS file is not what it should be. */
  static ProblemException missingRaw(FrameEntry frame) {
    return ProblemException.of(RAW_MISSING, sentence(frame));
  }

  private static ProblemException missingRaw(FrameEntry frame, RuntimeException cause) {
    return ProblemException.of(RAW_MISSING, sentence(frame), cause);
  }

  private static String sentence(FrameEntry frame) {
    return "The FITS file of frame "
        + frame.id()
        + " is missing or damaged; the next sync fetches it.";
  }
}
