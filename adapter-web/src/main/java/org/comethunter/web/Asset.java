package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file that is part of the program, kept in memory. Immutable. */
final class Asset {

  private final String mediaType;
  private final byte[] bytes;
  private final EntityTag tag;

  private Asset(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.tag = EntityTag.of(bytes);
  }

  /**
   * What is at that place of the class path.
   *
   * @throws IllegalStateException if nothing is
   */
  static Asset load(String resource, String mediaType) {
    return new Asset(mediaType, read(resource));
  }

  static Asset of(byte[] content, String mediaType) {
    return new Asset(mediaType, content.clone());
  }

  static byte[] read(String resource) {
    try (InputStream in = Asset.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The program is incomplete: it lacks " + resource + ".");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The program's file " + resource + " cannot be read.", e);
    }
  }

  String mediaType() {
    return mediaType;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Sends it, or says that the client has it already. */
  void send(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.ETAG, tag.value());
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    if (tag.isHeldBy(request)) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      response.header(HeaderNames.CONTENT_TYPE, mediaType);
      Entity.send(request, response, bytes);
    }
  }
}
