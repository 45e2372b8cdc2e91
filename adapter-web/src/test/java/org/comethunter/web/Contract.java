package org.comethunter.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The interface as {@code openapi.json} describes it, to hold answers of the real server against.
 * Thread-safe.
 */
final class Contract {

  static final Contract INSTANCE = new Contract();

  private static final String ID = "urn:comet-hunter:openapi";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  private Contract() {
    String text = new String(Asset.read("openapi.json"), StandardCharsets.UTF_8);
    document = json(text);
    schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, text)));
  }

  JsonNode document() {
    return document;
  }

  /** All operations, such as {@code GET /frames/{id}}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /**
   * Holds the answer against the document.
   *
   * @return the same answer
   * @throws AssertionError if it is not as described
   */
  HttpResponse<String> check(HttpRequest request, HttpResponse<String> response) {
    String path = request.uri().getPath();
    if (isPartOfAPage(path) && response.statusCode() < 400) {
      return response;
    }
    String what = request.method() + " " + request.uri() + " -> " + response.statusCode();
    Optional<String> described = path(path);
    String method =
        request.method().equals("HEAD") ? "get" : request.method().toLowerCase(Locale.ROOT);
    String operation =
        described
            .map(known -> pointer("/paths", known, method))
            .filter(known -> !document.at(known).isMissingNode())
            .map(known -> known + "/responses")
            .orElse("/x-server-responses");
    String place = resolve(operation + "/" + response.statusCode());
    if (document.at(place).isMissingNode()) {
      throw new AssertionError(what + ": the status is not described. " + response.body());
    }
    checkHeaders(what, place, response);
    checkBody(what, place, request, response);
    return response;
  }

  /**
   * Holds an event of a stream against the document.
   *
   * @param path the stream's, such as {@code /jobs/{id}/events}
   * @param type the event's
   * @param data its one line of JSON
   */
  void checkEvent(String path, String type, String data) {
    String events =
        pointer("/paths", path, "get/responses/200/content/text~1event-stream/x-events");
    JsonNode schema = document.at(events).path(type);
    if (!schema.isTextual()) {
      throw new AssertionError("Events of type " + type + " are not described for " + path);
    }
    validate("Event " + type, schema.textValue().substring(1), json(data));
  }

  /** What is wrong with an instance of the schema at that place of the document. */
  List<Error> errors(String place, JsonNode instance) {
    return schemas
        .getSchema(SchemaLocation.of(ID + "#" + place))
        .validate(
            instance.toString(),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private void checkHeaders(String what, String place, HttpResponse<String> response) {
    document
        .at(place)
        .path("headers")
        .fieldNames()
        .forEachRemaining(name -> checkHeader(what, place, name, response));
  }

  private void checkHeader(String what, String place, String name, HttpResponse<String> response) {
    String header = resolve(place + "/headers/" + name);
    Optional<String> value = response.headers().firstValue(name);
    if (value.isEmpty()) {
      if (document.at(header).path("required").asBoolean()) {
        throw new AssertionError(what + ": there is no header " + name);
      }
      return;
    }
    boolean number = document.at(header + "/schema/type").asText().equals("integer");
    validate(
        what + ": header " + name,
        header + "/schema",
        number ? json(value.get()) : TextNode.valueOf(value.get()));
  }

  private void checkBody(
      String what, String place, HttpRequest request, HttpResponse<String> response) {
    JsonNode content = document.at(place).path("content");
    if (content.isMissingNode()) {
      if (!response.body().isEmpty()) {
        throw new AssertionError(what + ": there must be no body. " + response.body());
      }
      return;
    }
    String mediaType =
        response.headers().firstValue("Content-Type").orElse("none").split(";", -1)[0].strip();
    if (!content.has(mediaType)) {
      throw new AssertionError(what + ": the media type " + mediaType + " is not described.");
    }
    if (request.method().equals("HEAD")) {
      if (!response.body().isEmpty()) {
        throw new AssertionError(what + ": HEAD is answered with a body.");
      }
      return;
    }
    String schema = pointer(place + "/content", mediaType, "schema");
    if (mediaType.endsWith("json")) {
      validate(what, schema, json(response.body()));
    }
    if (mediaType.equals("application/problem+json")) {
      checkProblem(what, response);
    }
    if (mediaType.equals("text/event-stream")) {
      checkStream(path(request.uri().getPath()).orElseThrow(), response.body());
    }
  }

  private static void checkProblem(String what, HttpResponse<String> response) {
    JsonNode problem = json(response.body());
    boolean same =
        problem.get("status").asInt() == response.statusCode()
            && response
                .headers()
                .firstValue("X-Request-Id")
                .equals(Optional.of(problem.get("requestId").asText()));
    if (!same) {
      throw new AssertionError(what + ": the problem and the headers differ. " + problem);
    }
  }

  private void checkStream(String path, String text) {
    for (String event : text.split("\n\n", -1)) {
      String type = "message";
      StringBuilder data = new StringBuilder();
      for (String line : event.split("\n", -1)) {
        if (line.startsWith("event: ")) {
          type = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          data.append(line.substring("data: ".length()));
        }
      }
      if (!data.isEmpty()) {
        checkEvent(path, type, data.toString());
      }
    }
  }

  private void validate(String what, String place, JsonNode instance) {
    List<Error> errors = errors(place, instance);
    if (!errors.isEmpty()) {
      throw new AssertionError(what + ": " + errors + " in " + instance);
    }
  }

  /** Files that pages consist of have an ending, and are no part of the interface. */
  static boolean isPartOfAPage(String path) {
    return path.substring(path.lastIndexOf('/') + 1).matches("[a-z-]+\\.(css|js|svg|png)");
  }

  /** The described path that matches; one without variables before others. */
  private Optional<String> path(String asked) {
    List<String> matching = new ArrayList<>();
    document
        .get("paths")
        .fieldNames()
        .forEachRemaining(
            known -> {
              String pattern = known.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\.");
              if (Pattern.matches(pattern, asked)) {
                matching.add(known);
              }
            });
    return matching.stream().min(Comparator.comparing(known -> known.contains("{")));
  }

  /** Where the thing is that is meant there, if there is a reference to it. */
  private String resolve(String place) {
    String reference = document.at(place).path("$ref").asText();
    return reference.isEmpty() || place.contains("schema") ? place : reference.substring(1);
  }

  private static String pointer(String before, String name, String after) {
    return before + "/" + name.replace("~", "~0").replace("/", "~1") + "/" + after;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("Not JSON: " + text, e);
    }
  }
}
