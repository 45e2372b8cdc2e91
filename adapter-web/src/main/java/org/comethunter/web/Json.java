package org.comethunter.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** How answers become JSON: times as ISO 8601 in UTC, what is not known as {@code null}. */
final class Json {

  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build()
          .writer();

  private Json() {}

  static byte[] bytes(Object value) {
    try {
      return WRITER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer could not be written as JSON.", e);
    }
  }

  /** Sends it with a tag made of its content, or says that the client has it already. */
  static void sendTagged(ServerRequest request, ServerResponse response, Object value) {
    byte[] body = bytes(value);
    EntityTag tag = EntityTag.of(body);
    response.header(HeaderNames.ETAG, tag.value());
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    if (tag.isHeldBy(request)) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      response.send(body);
    }
  }

  static void send(ServerResponse response, Object value) {
    byte[] body = bytes(value);
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(body);
  }
}
