package org.comethunter.benchmarks.torture.crash;

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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.simulator.replica.Replica;

/**
 * Marks that several people set, move and take away over REST. Whatever the service has
 * acknowledged must be there after a restart; what was on its way may be there or not.
 */
final class MarkWork implements Work {
  private static final int PEOPLE = 3;
  private static final String NONE = "no mark";
  private static final String LAST = "50.0";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FilledHome filled;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Thread> people = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  /** What may be stored, by observation and frame. */
  private final Map<String, Set<String>> expected = new ConcurrentSkipListMap<>();

  /** Names of observations whose beginning was acknowledged. */
  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  MarkWork(FilledHome filled) {
    this.filled = filled;
  }

  @Override
  public String name() {
    return "marks";
  }

  @Override
  public Replica replica() {
    return filled.replica();
  }

  @Override
  public void prepare(Path home) throws IOException {
    filled.copyTo(home);
    people.clear();
    refusals.clear();
    expected.clear();
    begun.clear();
  }

  @Override
  public Process start(Path home) throws IOException {
    return Program.start(home, replica(), "serve");
  }

  @Override
  public void awaitMiddle(Process process, Path home) throws IOException, InterruptedException {
    URI address = Program.address(process);
    List<String> all = FilledHome.frames(home);
    CountDownLatch first = new CountDownLatch(PEOPLE);
    for (int person = 0; person < PEOPLE; person++) {
      String name = "Person " + person;
      List<String> frames = of(camera(name), all);
      people.add(Thread.ofVirtual().start(() -> mark(address, name, frames, first)));
    }
    first.await();
  }

  /** Goes on until the service is dead. */
  private void mark(URI address, String name, List<String> frames, CountDownLatch first) {
    try {
      String observation = begin(address, name);
      begun.add(name);
      for (int turn = 0; ; turn++) {
        String frame = frames.get(turn % frames.size());
        // every seventh is taken away, if it is there
        String x = turn % 7 == 6 ? NONE : (100 + turn % 500) + ".0";
        String key = name + " " + frame;
        Set<String> before = expected.getOrDefault(key, Set.of(NONE));
        if (x.equals(NONE) && before.contains(NONE)) {
          continue;
        }
        expected.put(key, before.contains(x) ? Set.of(x) : Set.of(before.iterator().next(), x));
        set(address, observation, frame, x);
        expected.put(key, Set.of(x));
        first.countDown();
      }
    } catch (IOException | InterruptedException _) {
      first.countDown(); // the service is dead, as it should be by now
    }
  }

  private static String camera(String person) {
    return person.endsWith("0") ? "c2" : "c3";
  }

  private static List<String> of(String camera, List<String> frames) {
    return frames.stream().filter(frame -> frame.contains("-" + camera + "-")).toList();
  }

  private String begin(URI address, String name) throws IOException, InterruptedException {
    String body =
        JSON.createObjectNode().put("instrument", camera(name)).put("name", name).toString();
    return JSON.readTree(send(address, "POST", "/observations", body)).path("id").asText();
  }

  private void set(URI address, String observation, String frame, String x)
      throws IOException, InterruptedException {
    String path = "/observations/" + observation + "/marks/" + frame;
    if (x.equals(NONE)) {
      send(address, "DELETE", path, "");
    } else {
      send(address, "PUT", path, "{\"x\":" + x + ",\"y\":200,\"centroid\":false}");
    }
  }

  private String send(URI address, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      synchronized (refusals) {
        refusals.add("%s %s: %s".formatted(method, path, response.body()));
      }
    }
    return response.body();
  }

  @Override
  public List<String> finish(Path home) throws IOException, InterruptedException {
    for (Thread person : people) {
      person.join();
    }
    WorkshopSettings settings =
        WorkshopSettings.ofCommand(
            home, Program.configuration(home, replica()), InstantSource.system());
    List<String> complaints = new ArrayList<>();
    if (!people.isEmpty() && begun.size() < PEOPLE) {
      complaints.add("only " + begun + " could mark anything");
    }
    try (Workshop workshop = Workshop.open(settings);
        Service service = Service.start(workshop)) {
      URI address = service.address();
      Map<String, String> ids = new ConcurrentSkipListMap<>();
      Map<String, String> stored = new ConcurrentSkipListMap<>();
      String export = send(address, "GET", "/observations/export?format=json", "");
      for (JsonNode observation : JSON.readTree(export).path("observations")) {
        String name = observation.path("name").asText();
        ids.put(name, observation.path("id").asText());
        for (JsonNode mark : observation.path("marks")) {
          stored.put(name + " " + mark.path("frame").asText(), mark.path("x").asText());
        }
      }
      begun.stream()
          .filter(name -> !ids.containsKey(name))
          .forEach(name -> complaints.add("the observation of " + name + " is lost"));
      expected.forEach(
          (key, values) -> {
            if (!values.contains(stored.getOrDefault(key, NONE))) {
              complaints.add(
                  "%s is %s instead of %s".formatted(key, stored.getOrDefault(key, NONE), values));
            }
          });
      List<String> frames = FilledHome.frames(workshop);
      for (int person = 0; person < PEOPLE; person++) {
        String name = "Person " + person;
        String id = ids.containsKey(name) ? ids.get(name) : begin(address, name);
        for (String frame : of(camera(name), frames)) {
          set(address, id, frame, LAST);
        }
      }
    }
    complaints.addAll(refusals);
    return complaints;
  }

  @Override
  public void close() {
    client.close();
  }
}
