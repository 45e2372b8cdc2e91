package org.comethunter.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How answers become JSON: times as ISO 8601 in UTC, what is not known as {@code null}. */
final class Json {

  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(Instant.class, new InstantText()))
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build()
          .writer();

  private Json() {}

  /** Writes a time as all answers have it. */
  static void write(Instant moment, JsonGenerator json) throws IOException {
    InstantText.write(moment, json);
  }

  /** As {@link Instant#toString} has it; whole seconds, which most are, without its formatter. */
  private static final class InstantText extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final int LENGTH = 20;

    InstantText() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant moment, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(moment, json);
    }

    static void write(Instant moment, JsonGenerator json) throws IOException {
      LocalDateTime time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC);
      if (moment.getNano() != 0 || time.getYear() < 1000 || time.getYear() > 9999) {
        json.writeString(moment.toString());
        return;
      }
      char[] text = new char[LENGTH];
      put(text, 0, time.getYear() / 100, '0');
      put(text, 2, time.getYear() % 100, '-');
      put(text, 5, time.getMonthValue(), '-');
      put(text, 8, time.getDayOfMonth(), 'T');
      put(text, 11, time.getHour(), ':');
      put(text, 14, time.getMinute(), ':');
      put(text, 17, time.getSecond(), 'Z');
      json.writeString(text, 0, LENGTH);
    }

    private static void put(char[] text, int at, int twoDigits, char after) {
      text[at] = (char) ('0' + twoDigits / 10);
      text[at + 1] = (char) ('0' + twoDigits % 10);
      text[at + 2] = after;
    }
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
    byte[] body = bytes(value);
    EntityTag tag = EntityTag.of(body);
    response.header(HeaderNames.ETAG, tag.value());
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    if (tag.isHeldBy(request)) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      Entity.send(request, response, body);
    }
  }

  static void send(ServerRequest request, ServerResponse response, Object value) {
    byte[] body = bytes(value);
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    Entity.send(request, response, body);
  }
}
