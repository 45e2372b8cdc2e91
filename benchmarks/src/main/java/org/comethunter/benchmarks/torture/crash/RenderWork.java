package org.comethunter.benchmarks.torture.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.simulator.replica.Replica;

/** Pictures that are made on demand, for several viewers at once. */
final class RenderWork implements Work {
  private static final int VIEWERS = 4;

  private final LiveWork live;
  private final Path filled;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> answers = new TreeMap<>();

  /**
   * Fills a home with frames.
   *
   * @param folder where that is to be; empty
   */
  RenderWork(long seed, Path folder) throws IOException, InterruptedException {
    live = new LiveWork(seed);
    filled = folder;
    List<String> complaints = live.finish(filled);
    if (!complaints.isEmpty()) {
      throw new IOException(complaints.getFirst());
    }
  }

  @Override
  public String name() {
    return "render";
  }

  @Override
  public Replica replica() {
    return live.replica();
  }

  @Override
  public void prepare(Path home) throws IOException {
    try (Stream<Path> tree = Files.walk(filled)) {
      for (Path from : tree.toList()) {
        Path to = home.resolve(filled.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    }
  }

  @Override
  public Process begin(Path home) throws IOException, InterruptedException {
    replica().clearRequests();
    Process process = Program.start(home, replica(), "serve");
    URI address = Program.address(process);
    List<String> pictures = pictures(home);
    CountDownLatch first = new CountDownLatch(1);
    for (int viewer = 0; viewer < VIEWERS; viewer++) {
      List<String> order = new ArrayList<>(pictures);
      Collections.shuffle(order, new Random(viewer));
      Thread.ofVirtual().start(() -> view(address, order, first));
    }
    first.await();
    return process;
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
      for (String picture : pictures(workshop)) {
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

  /** The pictures of all frames that have one in the home, by every filter. */
  private static List<String> pictures(Path home) throws IOException {
    try (Stream<Path> tree = Files.walk(home.resolve("images"))) {
      return tree.filter(Files::isRegularFile)
          .map(file -> home.resolve("images").relativize(file))
          .flatMap(path -> pictures(id(path)))
          .sorted()
          .toList();
    }
  }

  /** Such as {@code 20260310-c2-12345678} of {@code 260310/c2/12345678.png}. */
  private static String id(Path path) {
    String name = path.getName(2).toString();
    return "20%s-%s-%s"
        .formatted(path.getName(0), path.getName(1), name.substring(0, name.indexOf('.')));
  }

  private static List<String> pictures(Workshop workshop) {
    return workshop.ports().files().findAll(Set.of(FileStatus.PROCESSED)).stream()
        .flatMap(file -> pictures(file.id().toString()))
        .sorted()
        .toList();
  }

  private static Stream<String> pictures(String frame) {
    return Arrays.stream(FilterKind.values())
        .map(filter -> "/frames/" + frame + "/image?low=-3&filter=" + filter.code());
  }

  @Override
  public void close() {
    client.close();
    live.close();
  }
}
