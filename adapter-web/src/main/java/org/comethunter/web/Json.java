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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

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

  /**
   * Writes a time as all answers have it: as {@link Instant#toString} does; whole seconds, which
   * most are, without its formatter.
   */
  static void append(Instant moment, StringBuilder text) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC);
    if (moment.getNano() != 0 || time.getYear() < 1000 || time.getYear() > 9999) {
      text.append(moment);
      return;
    }
    text.append(time.getYear());
    twoDigits('-', time.getMonthValue(), text);
    twoDigits('-', time.getDayOfMonth(), text);
    twoDigits('T', time.getHour(), text);
    twoDigits(':', time.getMinute(), text);
    twoDigits(':', time.getSecond(), text);
    text.append('Z');
  }

  private static void twoDigits(char before, int number, StringBuilder text) {
    text.append(before).append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  static byte[] bytes(Object value) {
    try {
      return WRITER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer could not be written as JSON.", e);
    }
  }

  /** Sends it with a tag made of its content, or says that the client has it already. */
  static void sendTagged(ServerRequest request, ServerResponse response, Object value) {
    sendTagged(request, response, value, "no-cache");
  }

  /** The same, with another word on how long it may be kept. */
  static void sendTagged(
      ServerRequest request, ServerResponse response, Object value, String caching) {
    byte[] body = bytes(value);
    EntityTag tag = EntityTag.of(body);
    response.header(HeaderNames.ETAG, tag.value());
    response.header(HeaderNames.CACHE_CONTROL, caching);
    if (tag.isHeldBy(request)) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      Entity.send(request, response, body);
    }
  }

  /** Sends JSON that is written already, in ASCII. */
  static void sendText(ServerRequest request, ServerResponse response, String json) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    Entity.send(request, response, json.getBytes(StandardCharsets.ISO_8859_1));
  }

  static void send(ServerRequest request, ServerResponse response, Object value) {
    byte[] body = bytes(value);
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    Entity.send(request, response, body);
  }
}
