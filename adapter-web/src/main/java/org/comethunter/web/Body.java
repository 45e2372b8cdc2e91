package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.INVALID_BODY;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.comethunter.web.Problem.Kind;

/** The JSON object that a request carries; every field known, none given twice. */
final class Body {

  private static final int DEEPEST = 20;
  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final JsonNode fields;

  private Body(JsonNode fields) {
    this.fields = fields;
  }

  /**
   * The body of a request that must have one.
   *
   * @param longest length in bytes at most
   * @param known the names of all fields there can be
   * @throws ProblemException if it is missing, too long, no JSON object, or has another field
   */
  static Body of(ServerRequest request, long longest, String... known) {
    return read(request, longest, known)
        .orElseThrow(
            () -> ProblemException.of(INVALID_BODY, "The request needs a body: a JSON object."));
  }

  /** The body of a request that may do without: then it has no field. */
  static Body ifAny(ServerRequest request, long longest, String... known) {
    return read(request, longest, known)
        .orElseGet(() -> new Body(JsonNodeFactory.instance.objectNode()));
  }

  /**
   * Makes sure that there is no body.
   *
   * @throws ProblemException if there is one
   */
  static void none(ServerRequest request, long longest) {
    if (bytes(request, longest).length > 0) {
      throw ProblemException.of(INVALID_BODY, "This request takes no body.");
    }
  }

  /**
   * The JSON object of a request that must have one, to be read by somebody else.
   *
   * @throws ProblemException if it is missing, too long, or no JSON object
   */
  static JsonNode tree(ServerRequest request, long longest) {
    byte[] bytes = bytes(request, longest);
    if (bytes.length == 0) {
      throw ProblemException.of(INVALID_BODY, "The request needs a body: a JSON object.");
    }
    return object(request, bytes);
  }

  /**
   * The text of a request's body.
   *
   * @throws ProblemException if it is too long, or not UTF-8
   */
  static String text(ServerRequest request, long longest) {
    return decoded(bytes(request, longest));
  }

  private static Optional<Body> read(ServerRequest request, long longest, String... known) {
    byte[] bytes = bytes(request, longest);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    JsonNode node = object(request, bytes);
    List<String> names = List.of(known);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw ProblemException.of(
                    INVALID_BODY,
                    "There is no field '"
                        + name
                        + "' here. A body takes "
                        + String.join(", ", names)
                        + ".");
              }
            });
    return Optional.of(new Body(node));
  }

  private static JsonNode object(ServerRequest request, byte[] bytes) {
    if (!isOfType(request, MediaTypes.APPLICATION_JSON.text())) {
      throw ProblemException.of(
          Kind.of(Status.UNSUPPORTED_MEDIA_TYPE_415),
          "The body must be JSON, with the header Content-Type: application/json.");
    }
    JsonNode node = parse(bytes);
    if (!node.isObject()) {
      throw ProblemException.of(INVALID_BODY, "The body must be a JSON object.");
    }
    return node;
  }

  /** Media types are written in any case (RFC 9110, section 8.3.1). */
  static boolean isOfType(ServerRequest request, String mediaType) {
    return request
        .headers()
        .first(HeaderNames.CONTENT_TYPE)
        .map(type -> type.split(";", 2)[0].strip())
        .filter(mediaType::equalsIgnoreCase)
        .isPresent();
  }

  private static byte[] bytes(ServerRequest request, long longest) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(Math.toIntExact(longest + 1));
      if (bytes.length > longest) {
        throw ProblemException.of(
            Kind.of(Status.REQUEST_ENTITY_TOO_LARGE_413),
            "The body is longer than " + longest + " bytes.");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return READER.readTree(decoded(bytes));
    } catch (JsonProcessingException e) {
      throw ProblemException.of(
          INVALID_BODY, "The body is not JSON: " + e.getOriginalMessage() + ".", e);
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.of(INVALID_BODY, "The body is not UTF-8.", e);
    }
  }

  /** Whether the field is there, and be it null. */
  boolean has(String name) {
    return fields.has(name);
  }

  /** The value of a text field, if it is there and not null. */
  <T> Optional<T> textIfAny(String name, Function<String, T> reader) {
    return fields.path(name).isNull() || !fields.has(name)
        ? Optional.empty()
        : Optional.of(text(name, reader));
  }

  /** The value of a field that must be there and a number. */
  double number(String name) {
    JsonNode value = fields.path(name);
    if (!value.isNumber()) {
      throw ProblemException.of(INVALID_BODY, "The field '" + name + "' must be a number.");
    }
    return value.doubleValue();
  }

  /** The value of a field that is true or false, if it is there. */
  Optional<Boolean> flag(String name) {
    JsonNode value = fields.path(name);
    if (fields.has(name) && !value.isBoolean()) {
      throw ProblemException.of(INVALID_BODY, "The field '" + name + "' must be true or false.");
    }
    return fields.has(name) ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  /**
   * The value of a text field that must be there.
   *
   * @param reader reads the text and throws IllegalArgumentException with a sentence if it cannot
   */
  <T> T text(String name, Function<String, T> reader) {
    JsonNode value = fields.path(name);
    if (!value.isTextual()) {
      throw ProblemException.of(INVALID_BODY, "The field '" + name + "' must be a text.");
    }
    return converted(name, value.textValue(), reader);
  }

  /** The values of a field that is a list of texts, if it is there. */
  <T> Optional<List<T>> texts(String name, Function<String, T> reader) {
    if (!fields.has(name)) {
      return Optional.empty();
    }
    JsonNode value = fields.path(name);
    List<T> texts = new ArrayList<>();
    for (JsonNode one : value) {
      if (!one.isTextual()) {
        texts.clear();
        break;
      }
      texts.add(converted(name, one.textValue(), reader));
    }
    if (!value.isArray() || texts.isEmpty()) {
      throw ProblemException.of(
          INVALID_BODY, "The field '" + name + "' must be a list of texts, of one at least.");
    }
    return Optional.of(texts);
  }

  private static <T> T converted(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(INVALID_BODY, "The field '" + name + "': " + e.getMessage(), e);
    }
  }
}
