package org.comethunter.benchmarks.torture.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.simulator.replica.Replica;

/** Pictures that are made on demand, for several viewers at once. */
final class RenderWork implements Work {
  private static final int VIEWERS = 4;

  private final FilledHome filled;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> answers = new TreeMap<>();

  RenderWork(FilledHome filled) {
    this.filled = filled;
  }

  @Override
  public String name() {
    return "render";
  }

  @Override
  public Replica replica() {
    return filled.replica();
  }

  @Override
  public void prepare(Path home) throws IOException {
    filled.copyTo(home);
  }

  @Override
  public Process start(Path home) throws IOException {
    return Program.start(home, replica(), "serve");
  }

  @Override
  public void awaitMiddle(Process process, Path home) throws IOException, InterruptedException {
    URI address = Program.address(process);
    List<String> pictures = pictures(FilledHome.frames(home));
    CountDownLatch first = new CountDownLatch(1);
    for (int viewer = 0; viewer < VIEWERS; viewer++) {
      List<String> order = new ArrayList<>(pictures);
      Collections.shuffle(order, new Random(viewer));
      Thread.ofVirtual().start(() -> view(address, order, first));
    }
    first.await();
  }

  private void view(URI address, List<String> order, CountDownLatch first) {
    try {
      for (String picture : order) {
        client.send(request(address, picture), BodyHandlers.discarding());
        first.countDown();
      }
    } catch (IOException | InterruptedException _) {
      first.countDown(); // the service is dead, as it should be by now
    }
  }

  @Override
  public List<String> finish(Path home) throws IOException, InterruptedException {
    List<String> complaints = new ArrayList<>();
    WorkshopSettings settings =
        WorkshopSettings.ofCommand(
            home, Program.configuration(home, replica()), InstantSource.system());
    try (Workshop workshop = Workshop.open(settings);
        Service service = Service.start(workshop)) {
      for (String picture : pictures(FilledHome.frames(workshop))) {
        HttpResponse<byte[]> response =
            client.send(request(service.address(), picture), BodyHandlers.ofByteArray());
        String answer = response.statusCode() + " " + Arrays.hashCode(response.body());
        // a problem names its request: only its status counts
        String kept = response.statusCode() == 200 ? answer : answer.split(" ", 2)[0];
        String before = answers.putIfAbsent(picture, kept);
        if (before != null && !before.equals(kept)) {
          complaints.add(picture + " was " + before + " and is " + kept);
        }
      }
    }
    return complaints;
  }

  private static HttpRequest request(URI address, String picture) {
    return HttpRequest.newBuilder(address.resolve(picture)).build();
  }

  /** The pictures of frames, by every filter. */
  private static List<String> pictures(List<String> frames) {
    return frames.stream()
        .flatMap(
            frame ->
                Arrays.stream(FilterKind.values())
                    .map(kind -> "/frames/" + frame + "/image?low=-3&filter=" + kind.code()))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }
}
