package org.comethunter.bootstrap.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.comethunter.application.candidate.CandidateService;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.simulator.replica.Replica;

/** A service on free ports, with a client for its web and its dashboard. */
public final class RunningService implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Workshop workshop;
  private final Service service;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningService(Workshop workshop, Service service) {
    this.workshop = workshop;
    this.service = service;
  }

  public static RunningService start(
      Path home, Replica replica, InstantSource clock, Map<Key, String> more) {
    Map<Key, String> values = new EnumMap<>(Key.class);
    values.put(Key.ARCHIVE_URL, replica.archiveUrl().toString());
    values.put(Key.SCHEDULE_URL, replica.scheduleUrl().toString());
    values.put(Key.WEB_PORT, "0");
    values.put(Key.DASHBOARD_PORT, "0");
    values.put(Key.SEARCH_CANDIDATES, "off"); // it takes time, and few tests are about it
    values.putAll(more);
    Configuration configuration = Configuration.load(values, Map.of(), home);
    Workshop workshop = Workshop.open(WorkshopSettings.ofCommand(home, configuration, clock));
    try {
      return new RunningService(workshop, Service.start(workshop));
    } catch (RuntimeException e) {
      workshop.close();
      throw e;
    }
  }

  public URI address(String path) {
    return service.address().resolve(path);
  }

  public URI dashboard(String path) {
    return service.dashboardAddress().orElseThrow().resolve(path);
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send(HttpRequest.newBuilder(address(path))).body());
  }

  public HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Asks for a path until the answer is as wanted. */
  public JsonNode until(String path, Predicate<JsonNode> wanted) throws Exception {
    return until(path, wanted, PATIENCE);
  }

  /** Asks again and again for so long. */
  public JsonNode until(String path, Predicate<JsonNode> wanted, Duration patience)
      throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      JsonNode answer = get(path);
      if (wanted.test(answer)) {
        return answer;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Still " + answer);
      }
      Thread.sleep(20);
    }
  }

  public static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  public CandidateService candidates() {
    return service.candidates();
  }

  public Workshop workshop() {
    return workshop;
  }

  @Override
  public void close() {
    service.close();
    workshop.close();
    client.close();
  }
}
