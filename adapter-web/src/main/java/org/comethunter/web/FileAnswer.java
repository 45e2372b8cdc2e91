package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
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
import java.util.function.Supplier;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.web.Problem.Kind;

/**
 * Sends a file of the home, whole or a part of it.
 *
 * <p>A file may be replaced when the archive replaces it. So a URL that names the version can be
 * kept for ever, and one that does not must be asked about each time.
 *
 * @param path where it is
 * @param recorded what it must be
 * @param mediaType its media type
 * @param version what the URL says of the version, if it does
 * @param missing what to throw if the file is not there as it was recorded
 */
record FileAnswer(
    Path path,
    StoredFile recorded,
    String mediaType,
    Optional<String> version,
    Supplier<ProblemException> missing) {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final int VERSION_LENGTH = 8;

  /** Tells one content under a name from the next. */
  static String version(StoredFile file) {
    return file.sha256().substring(0, VERSION_LENGTH);
  }

  /** How long an answer may be kept that follows from a file, if the URL says of which version. */
  static String caching(StoredFile file, Optional<String> version) {
    return version.filter(version(file)::equals).isPresent() ? FOR_EVER : "no-cache";
  }

  void send(ServerRequest request, ServerResponse response) {
    EntityTag tag = EntityTag.ofHash(recorded.sha256());
    if (tag.isHeldBy(request)) {
      describe(response, tag);
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    try (FileChannel file = open()) {
      Optional<ByteRange> range = range(request, response, tag);
      describe(response, tag);
      response.header(HeaderNames.CONTENT_TYPE, mediaType);
      response.header(HeaderNames.ACCEPT_RANGES, "bytes");
      response.contentLength(range.map(ByteRange::length).orElse(recorded.size()));
      if (range.isPresent()) {
        response.status(Status.PARTIAL_CONTENT_206);
        response.header(HeaderNames.CONTENT_RANGE, range.get().of(recorded.size()));
        file.position(range.get().first());
      }
      if (isHead(request)) {
        response.send();
      } else {
        transfer(file, range.map(ByteRange::length).orElse(recorded.size()), response);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * A client that resumes wants a part only of what it already has a part of. Parts exist for GET
   * only (RFC 9110, section 14.2).
   */
  private Optional<ByteRange> range(ServerRequest request, ServerResponse response, EntityTag tag) {
    boolean same =
        request.headers().first(HeaderNames.IF_RANGE).map(tag.value()::equals).orElse(true);
    Optional<String> header = request.headers().first(HeaderNames.RANGE).filter(_ -> same);
    if (header.isEmpty() || isHead(request)) {
      return Optional.empty();
    }
    try {
      return ByteRange.read(header.get(), recorded.size());
    } catch (ByteRange.Unsatisfiable e) {
      response.header(HeaderNames.CONTENT_RANGE, "bytes */" + recorded.size());
      throw ProblemException.of(
          Kind.of(Status.REQUESTED_RANGE_NOT_SATISFIABLE_416),
          "The file has " + recorded.size() + " bytes: there is no such part.",
          e);
    }
  }

  private static boolean isHead(ServerRequest request) {
    return request.prologue().method().equals(Method.HEAD);
  }

  private FileChannel open() throws IOException {
    FileChannel file;
    try {
      file = FileChannel.open(path);
    } catch (NoSuchFileException _) {
      throw missing.get();
    }
    if (file.size() != recorded.size()) {
      file.close();
      throw missing.get();
    }
    return file;
  }

  /** Once the first byte is out, all that can be done about a failure is to hang up. */
  private static void transfer(FileChannel file, long length, ServerResponse response) {
    try (InputStream in = Channels.newInputStream(file);
        OutputStream out = response.outputStream()) {
      byte[] buffer = new byte[16 * 1024];
      long left = length;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("The file became shorter.");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("The file was not sent to its end.", e);
    }
  }

  private void describe(ServerResponse response, EntityTag tag) {
    response.header(HeaderNames.ETAG, tag.value());
    response.header(HeaderNames.CACHE_CONTROL, caching(recorded, version));
  }

  private StorageException unreadable(IOException cause) {
    return new StorageException("The file " + path.getFileName() + " cannot be read.", cause);
  }
}
