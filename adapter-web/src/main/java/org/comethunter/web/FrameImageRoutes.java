package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.FRAME_NOT_FOUND;
import static org.comethunter.web.Problem.Kind.PICTURE_MISSING;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.StoredFile;

/**
 * Sends the pictures.
 *
 * <p>A picture may be made anew when the archive replaces its file. So a URL that names the version
 * can be kept for ever, and one that does not must be asked about each time.
 */
final class FrameImageRoutes implements HttpService {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final FrameCatalogue catalogue;
  private final FrameStore store;

  FrameImageRoutes(FrameCatalogue catalogue, FrameStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/frames/{id}/image").get(this::send).register(rules);
  }

  private void send(ServerRequest request, ServerResponse response) {
    Optional<String> version = Query.of(request, "v").value("v", Function.identity());
    FrameEntry frame = frame(request.path().pathParameters().get("id"));
    StoredFile picture = frame.file().picture().orElseThrow(() -> missing(frame.id()));
    EntityTag tag = EntityTag.ofHash(picture.sha256());
    boolean versioned = version.filter(FrameView.version(picture)::equals).isPresent();

    if (tag.isHeldBy(request)) {
      describe(response, tag, versioned);
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    try (FileChannel file = open(frame.id(), picture)) {
      describe(response, tag, versioned);
      response.header(HeaderNames.CONTENT_TYPE, "image/png");
      response.contentLength(picture.size());
      if (request.prologue().method().equals(Method.HEAD)) {
        response.send();
      } else {
        transfer(file, response);
      }
    } catch (IOException e) {
      throw unreadable(store.picture(frame.id()), e);
    }
  }

  private FrameEntry frame(String id) {
    try {
      return catalogue
          .find(FrameId.parse(id))
          .orElseThrow(
              () -> ProblemException.of(FRAME_NOT_FOUND, "There is no frame '" + id + "'."));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(FRAME_NOT_FOUND, e.getMessage() + ".", e);
    }
  }

  /** The picture's file, if it can be the one the tag stands for. */
  private FileChannel open(FrameId id, StoredFile recorded) throws IOException {
    Path path = store.picture(id);
    FileChannel file;
    try {
      file = FileChannel.open(path);
    } catch (NoSuchFileException _) {
      throw missing(id);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    if (file.size() != recorded.size()) {
      file.close();
      throw missing(id);
    }
    return file;
  }

  /** Once the first byte is out, all that can be done about a failure is to hang up. */
  private static void transfer(FileChannel file, ServerResponse response) {
    try (InputStream in = Channels.newInputStream(file);
        OutputStream out = response.outputStream()) {
      in.transferTo(out);
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("The picture was not sent to its end.", e);
    }
  }

  private static void describe(ServerResponse response, EntityTag tag, boolean versioned) {
    response.header(HeaderNames.ETAG, tag.value());
    response.header(HeaderNames.CACHE_CONTROL, versioned ? FOR_EVER : "no-cache");
  }

  private static ProblemException missing(FrameId id) {
    return ProblemException.of(
        PICTURE_MISSING,
        "The picture of frame " + id + " is missing or damaged; the next sync restores it.");
  }

  private static StorageException unreadable(Path picture, IOException cause) {
    return new StorageException("The picture " + picture.getFileName() + " cannot be read.", cause);
  }
}
