package org.comethunter.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an event stream, as the standard has it: blocks end with an empty line. */
final class EventClient implements AutoCloseable {

  private final HttpResponse<InputStream> response;
  private final BufferedReader in;
  private final WebFixture web;

  EventClient(WebFixture web, HttpResponse<InputStream> response) {
    this.web = web;
    this.response = response;
    this.in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** One event; the id is missing if it has none. */
  record Received(Optional<String> id, String type, JsonNode data) {}

  HttpResponse<InputStream> response() {
    return response;
  }

  /** The lines of the next block, or nothing at the end of the stream. */
  List<String> block() throws IOException {
    List<String> lines = new ArrayList<>();
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      lines.add(line);
      line = in.readLine();
    }
    return lines;
  }

  /** The next event, or empty at the end of the stream; heartbeats are passed over. */
  Optional<Received> next() throws IOException {
    List<String> lines = block();
    while (!lines.isEmpty() && field(lines, "event").isEmpty()) {
      lines = block();
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Received(
            field(lines, "id"),
            field(lines, "event").orElseThrow(),
            web.json(field(lines, "data").orElseThrow())));
  }

  /** So many events, which must come. */
  List<Received> next(int count) throws IOException {
    List<Received> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(next().orElseThrow(() -> new AssertionError("The stream ended: " + events)));
    }
    return events;
  }

  private static Optional<String> field(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
