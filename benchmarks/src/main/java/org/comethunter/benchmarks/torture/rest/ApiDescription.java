package org.comethunter.benchmarks.torture.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an OpenAPI document says one may ask. Immutable. */
final class ApiDescription {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();

  ApiDescription(JsonNode document) {
    this.document = document;
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(operation(path.getKey(), path.getValue(), method));
        }
      }
    }
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("The OpenAPI document describes no operation.");
    }
  }

  private Operation operation(String path, JsonNode shared, Map.Entry<String, JsonNode> method) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode list : List.of(shared.path("parameters"), method.getValue().path("parameters"))) {
      for (JsonNode each : list) {
        JsonNode parameter = resolved(each);
        parameters.add(
            new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("schema")));
      }
    }
    JsonNode content = resolved(method.getValue().path("requestBody")).path("content");
    return new Operation(method.getKey().toUpperCase(Locale.ROOT), path, parameters, content);
  }

  /** All operations, in the order of the document. */
  List<Operation> operations() {
    return operations;
  }

  /** What a reference stands for; anything else stands for itself. */
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
  }

  /**
   * Something that can be asked.
   *
   * @param content the schemas of its body by media type; missing if it takes none
   */
  record Operation(String method, String path, List<Parameter> parameters, JsonNode content) {}

  /**
   * What can be said with it.
   *
   * @param in {@code path}, {@code query} or {@code header}
   */
  record Parameter(String name, String in, JsonNode schema) {}
}
