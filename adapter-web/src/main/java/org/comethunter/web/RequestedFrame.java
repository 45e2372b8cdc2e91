package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.FRAME_NOT_FOUND;
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
      throw missingRaw(frame, e);
    }
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
