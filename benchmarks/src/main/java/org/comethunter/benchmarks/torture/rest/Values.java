package org.comethunter.benchmarks.torture.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Values to ask with: such as a schema allows, such as the service itself has given, and such as
 * nobody should ever send. Thread-safe.
 */
final class Values {
  private static final int DEEPEST = 5;
  private static final int KEPT = 400;
  private static final int LONGEST = 300;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1e309",
          "NaN",
          "Infinity",
          "9223372036854775808",
          "00000000000000000000001",
          "0x10",
          "null",
          "true",
          "..",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "/etc/passwd",
          "file:///etc/passwd",
          "20260310-c2-../../x",
          "20260310-c2-" + "9".repeat(400),
          "20260231-c2-12345678",
          "99999999-c3-12345678",
          "'; DROP TABLE frame; --",
          "<script>alert(1)</script>",
          "\u0000",
          "a\u0000b",
          "a\r\nX-Injected: yes",
          "\u202e\ufeff",
          "\ud83d\ude80",
          "%",
          "%zz",
          "%2e%2e%2f",
          "%c0%ae",
          "a".repeat(9000),
          "2026-02-30T00:00Z",
          "+999999999-12-31T23:59:59.999999999Z",
          "-999999999-01-01T00:00Z",
          "2026-03-10T00:00:00+18:00",
          "2026-03-10T24:00Z",
          "*",
          "\"\"",
          "W/\"",
          "bytes=0-",
          "bytes=-1",
          "bytes=5-2",
          "bytes=0-0,2-3",
          "bytes=9223372036854775807-",
          "c2,c2,c3,",
          "{}",
          "[[[[[[",
          "&&==;;",
          "+");

  private final ApiDescription description;
  private final Deque<String> seen = new ArrayDeque<>();

  Values(ApiDescription description) {
    this.description = description;
  }

  /** Remembers what the service has given: ids, cursors, tags. */
  synchronized void remember(JsonNode answer) {
    if (answer.isTextual() && answer.textValue().length() <= LONGEST) {
      remember(answer.textValue());
    }
    answer.forEach(this::remember);
  }

  /** Likewise. */
  synchronized void remember(String given) {
    if (seen.size() == KEPT) {
      seen.removeFirst();
    }
    seen.addLast(given);
  }

  private synchronized String recalled(SplittableRandom chance) {
    return seen.isEmpty()
        ? ""
        : seen.stream().skip(chance.nextInt(seen.size())).findFirst().orElseThrow();
  }

  /** The text of a parameter. */
  String text(JsonNode schema, SplittableRandom chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> recalled(chance);
      case 1 -> HOSTILE.get(chance.nextInt(HOSTILE.size()));
      default -> value(schema, chance, 0).asText();
    };
  }

  /** A value that keeps to a schema for the most part. */
  JsonNode value(JsonNode given, SplittableRandom chance, int depth) {
    JsonNode schema = description.resolved(given);
    if (chance.nextInt(25) == 0 || depth > DEEPEST) {
      return anything(chance);
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf", "examples")) {
      JsonNode options = schema.path(choice);
      if (options.isArray() && !options.isEmpty()) {
        JsonNode option = options.get(chance.nextInt(options.size()));
        return choice.equals("examples") ? option : value(option, chance, depth + 1);
      }
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    JsonNode constants = schema.path("enum");
    if (!constants.isEmpty()) {
      return constants.get(chance.nextInt(constants.size()));
    }
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.get(chance.nextInt(type.size())).asText() : type.asText();
    return switch (name) {
      case "object" -> object(schema, chance, depth);
      case "array" -> array(schema, chance, depth);
      case "integer" -> JSON.numberNode(integer(schema, chance));
      case "number" -> JSON.numberNode(number(schema, chance));
      case "boolean" -> JSON.booleanNode(chance.nextBoolean());
      case "null" -> JSON.nullNode();
      default -> JSON.textNode(word(schema, chance));
    };
  }

  private ObjectNode object(JsonNode schema, SplittableRandom chance, int depth) {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (chance.nextInt(5) > 0) {
        object.set(property.getKey(), value(property.getValue(), chance, depth + 1));
      }
    }
    if (chance.nextInt(20) == 0) {
      object.set(HOSTILE.get(chance.nextInt(HOSTILE.size())), anything(chance));
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, SplittableRandom chance, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int left = chance.nextInt(4); left > 0; left--) {
      array.add(value(schema.path("items"), chance, depth + 1));
    }
    return array;
  }

  private static long integer(JsonNode schema, SplittableRandom chance) {
    long least = schema.path("minimum").asLong(-10);
    long most = schema.path("maximum").asLong(1000);
    return switch (chance.nextInt(8)) {
      case 0 -> least;
      case 1 -> most;
      case 2 -> least - 1;
      case 3 -> most + 1;
      default -> chance.nextLong(Math.min(least, most), Math.max(least, most) + 1);
    };
  }

  private static double number(JsonNode schema, SplittableRandom chance) {
    double least = schema.path("minimum").asDouble(-1100);
    double most = schema.path("maximum").asDouble(1100);
    return switch (chance.nextInt(8)) {
      case 0 -> least;
      case 1 -> most;
      case 2 -> 1e300;
      case 3 -> -Double.MIN_VALUE;
      default -> least + chance.nextDouble() * (most - least);
    };
  }

  private String word(JsonNode schema, SplittableRandom chance) {
    JsonNode example = schema.path("example");
    if (!example.isMissingNode() && chance.nextBoolean()) {
      return example.asText();
    }
    return switch (schema.path("format").asText()) {
      case "date-time" ->
          "2026-03-%02dT%02d:%02d:00Z"
              .formatted(1 + chance.nextInt(31), chance.nextInt(25), chance.nextInt(61));
      case "date" -> "2026-03-%02d".formatted(1 + chance.nextInt(31));
      default -> chance.nextBoolean() ? recalled(chance) : "word" + chance.nextInt(100);
    };
  }

  private JsonNode anything(SplittableRandom chance) {
    return switch (chance.nextInt(6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.numberNode(chance.nextDouble() * 1e12);
      case 2 -> JSON.booleanNode(true);
      case 3 -> JSON.arrayNode().add(JSON.objectNode());
      case 4 -> JSON.objectNode().put("a", recalled(chance));
      default -> JSON.textNode(HOSTILE.get(chance.nextInt(HOSTILE.size())));
    };
  }
}
