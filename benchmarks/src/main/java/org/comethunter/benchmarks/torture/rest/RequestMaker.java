package org.comethunter.benchmarks.torture.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.comethunter.benchmarks.torture.input.Mutator;

/** Makes requests out of an OpenAPI document; each follows from its number alone. */
final class RequestMaker {
  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW");

  /** Targets that are no path, and others that are no path of this service. */
  private static final List<String> ODD_TARGETS =
      List.of(
          "*",
          "elsewhere.example:80",
          "mailto:a",
          "javascript:alert(1)",
          "frames",
          "http://elsewhere.example/frames",
          "//elsewhere.example/frames",
          "http://",
          "?",
          "#",
          "[::1]:80",
          "%00");

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Encoding",
          "Content-Encoding",
          "Cookie",
          "Authorization",
          "Origin",
          "Sec-Fetch-Site",
          "If-Modified-Since",
          "If-None-Match",
          "If-Match",
          "Range",
          "Last-Event-ID",
          "X-Request-Id",
          "X-Forwarded-For",
          "Expect",
          "Upgrade");

  private final ApiDescription description;
  private final Values values;
  private final URI service;
  private final Mutator mutator;

  RequestMaker(ApiDescription description, Values values, URI service) {
    this.description = description;
    this.values = values;
    this.service = service;
    List<byte[]> tokens = new ArrayList<>();
    for (String token :
        List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "1e400",
            "-0",
            "\\u0000",
            "\\ud800",
            "\"a\":1,",
            "HTTP/1.1\r\n",
            "\r\n\r\n",
            "Transfer-Encoding: chunked\r\n",
            "\u00e9")) {
      tokens.add(token.getBytes(UTF_8));
    }
    mutator = new Mutator(tokens, 400);
  }

  /** The request of that number. */
  MadeRequest make(long seed, long number) {
    SplittableRandom chance = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    ApiDescription.Operation operation =
        description.operations().get(chance.nextInt(description.operations().size()));
    String method =
        chance.nextInt(30) == 0 ? METHODS.get(chance.nextInt(METHODS.size())) : operation.method();
    boolean odd = chance.nextInt(40) == 0;
    String target =
        odd ? ODD_TARGETS.get(chance.nextInt(ODD_TARGETS.size())) : target(operation, chance);
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(service.getAuthority()).append("\r\nConnection: close\r\n");
    boolean proper = addHeaders(operation, head, chance) && !odd;
    byte[] body = new byte[0];
    if (!operation.content().isEmpty() || method.equals("POST") || chance.nextInt(40) == 0) {
      String type = type(operation, chance);
      head.append("Content-Type: ").append(type).append("\r\n");
      body = body(operation, type, chance);
    }
    if (body.length > 0 || chance.nextBoolean()) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
    request.writeBytes(body);
    if (chance.nextInt(20) == 0) {
      byte[] bytes = request.toByteArray();
      return new MadeRequest(new String(mutator.mutate(bytes, bytes, chance), ISO_8859_1), false);
    }
    return new MadeRequest(request.toString(ISO_8859_1), proper);
  }

  private String target(ApiDescription.Operation operation, SplittableRandom chance) {
    String path = operation.path();
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (ApiDescription.Parameter parameter : operation.parameters()) {
      String text = values.text(parameter.schema(), chance);
      switch (parameter.in()) {
        case "path" -> path = path.replace("{" + parameter.name() + "}", encoded(text, chance));
        case "query" -> {
          for (int times = chance.nextInt(12) == 0 ? 2 : chance.nextInt(2); times > 0; times--) {
            query.add(parameter.name() + "=" + encoded(text, chance));
          }
        }
        default -> {} // a header
      }
    }
    if (chance.nextInt(30) == 0) {
      query.add("unknown=" + encoded(values.text(operation.content(), chance), chance));
    }
    return path + query;
  }

  private static String encoded(String text, SplittableRandom chance) {
    String once = URLEncoder.encode(text, UTF_8).replace("+", "%20");
    return chance.nextInt(15) == 0 ? URLEncoder.encode(once, UTF_8) : once;
  }

  /**
   * @return whether every one is as HTTP wants it
   */
  private boolean addHeaders(
      ApiDescription.Operation operation, StringBuilder head, SplittableRandom chance) {
    boolean proper = true;
    for (ApiDescription.Parameter parameter : operation.parameters()) {
      if (parameter.in().equals("header") && chance.nextInt(4) > 0) {
        String value =
            chance.nextInt(5) == 0
                ? values.text(parameter.schema(), chance)
                : values.value(parameter.schema(), chance, 0).asText();
        proper &= addHeader(parameter.name(), value, head);
      }
    }
    if (chance.nextInt(40) == 0) {
      String name = HEADERS.get(chance.nextInt(HEADERS.size()));
      proper &= addHeader(name, values.text(MissingNode.getInstance(), chance), head);
    }
    return proper;
  }

  private static boolean addHeader(String name, String value, StringBuilder head) {
    head.append(name).append(": ").append(value).append("\r\n");
    return value.chars().allMatch(c -> c >= ' ' && c < 127)
        && value.length() < 4000
        && !name.equals("Expect")
        && !name.equals("Upgrade");
  }

  private static String type(ApiDescription.Operation operation, SplittableRandom chance) {
    if (chance.nextInt(15) == 0 || operation.content().isEmpty()) {
      return chance.nextBoolean() ? "application/json" : "text/plain; charset=utf-16";
    }
    List<String> types = new ArrayList<>();
    operation.content().fieldNames().forEachRemaining(types::add);
    return types.get(chance.nextInt(types.size()));
  }

  private byte[] body(ApiDescription.Operation operation, String type, SplittableRandom chance) {
    JsonNode schema = operation.content().path(type).path("schema");
    byte[] body =
        schema.isMissingNode()
            ? new byte[chance.nextInt(3)]
            : values.value(schema, chance, 0).toString().getBytes(UTF_8);
    return chance.nextInt(3) == 0 ? mutator.mutate(body, body, chance) : body;
  }
}
