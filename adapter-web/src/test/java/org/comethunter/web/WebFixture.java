package org.comethunter.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.comethunter.application.candidate.CandidateService;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.health.HealthCheck;
import org.comethunter.application.observation.GroupGuesses;
import org.comethunter.application.observation.ObservationService;
import org.comethunter.application.observation.Surveyor;
import org.comethunter.application.picture.PictureMakers;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.instrument.Instrument;

/** The real server on a free port, over frames in memory and pictures in a folder. */
final class WebFixture implements AutoCloseable {

  static final String RAW = "0123456789 the bytes of a FITS file";
  static final Instant NOW = Instant.parse("2025-10-18T09:00:00Z");

  final MemoryCatalogue catalogue = new MemoryCatalogue();
  final MemoryObservations observationRows = new MemoryObservations();
  final Metrics metrics = new Metrics();
  final PictureMakers makers = new PictureMakers(Runnable::run, 2);
  final FolderStore store;
  final List<HealthCheck> checks;
  final FakePictures pictures;
  final Service service;
  final CandidateService candidates;
  final WebApi web;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper mapper = new ObjectMapper();

  private WebFixture(
      Path folder, WebSettings settings, AccessSettings access, List<HealthCheck> checks) {
    this.store = new FolderStore(folder);
    this.pictures = new FakePictures(folder, makers);
    this.checks = new CopyOnWriteArrayList<>(checks);
    InstantSource clock = InstantSource.fixed(NOW);
    this.service = new Service(folder, clock);
    Doorkeeper doorkeeper = new Doorkeeper(access, clock);
    EventStreams streams = new EventStreams(settings);
    Slots slots = new Slots(service.slots, service.slotRows, clock);
    ObservationService observations =
        new ObservationService(
            observationRows, new Surveyor(catalogue, store, pictures), service.log, clock);
    this.candidates =
        new CandidateService(new MemoryCandidates(), observations, service.log, clock);
    ObservationAnswer answer = new ObservationAnswer(new GroupGuesses());
    this.web =
        new WebApi(
            settings,
            access,
            doorkeeper,
            clock,
            metrics,
            streams,
            WebModule.routes(
                new HealthRoutes(this.checks, clock),
                new SlotRoutes(slots),
                new JobRoutes(service.jobs, settings),
                new FrameRoutes(catalogue),
                new FrameFileRoutes(catalogue, store, pictures.service(service.files, store)),
                new FrameGeometryRoutes(catalogue, store, pictures.survey(store)),
                new FileRoutes(service.files, service.recovery, service.jobs, settings),
                new ObservationExchangeRoutes(observations, answer, settings, clock),
                new ObservationRoutes(observations, answer, settings, clock),
                new CandidateRoutes(candidates, settings),
                new AnimationRoutes(
                    observations,
                    catalogue,
                    pictures.service(service.files, store),
                    pictures.animation(service.files, store)),
                new SchedulerRoutes(service.scheduler, slots, clock, settings),
                new EventRoutes(service.log, streams, service.jobs, settings, clock),
                new MetricsRoutes(metrics, service.files, streams, makers),
                new OpenApiRoutes(),
                new DocsRoutes(),
                new SessionRoutes(doorkeeper),
                new PageRoutes()));
    web.start();
  }

  /** The usual settings, with these limits. */
  static WebSettings settings(int requests, Duration stopTimeout) {
    return new WebSettings(
        "127.0.0.1",
        0,
        64,
        requests,
        1024,
        Duration.ofSeconds(10),
        4,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        stopTimeout);
  }

  /** Settings for event streams. */
  static WebSettings streams(int streams, Duration heartbeat, Duration writeTimeout) {
    return new WebSettings(
        "127.0.0.1",
        0,
        64,
        8,
        1024,
        Duration.ofSeconds(10),
        streams,
        heartbeat,
        writeTimeout,
        Duration.ofSeconds(2));
  }

  /** Settings for bodies: two requests at a time, beside one stream. */
  static WebSettings bodies(long longest, Duration timeout) {
    Duration second = Duration.ofSeconds(1);
    return new WebSettings(
        "127.0.0.1", 0, 64, 2, longest, timeout, 1, second, second, Duration.ofSeconds(2));
  }

  static WebFixture start(Path folder, HealthCheck... checks) {
    return start(folder, WebSettings.onLoopback(0), checks);
  }

  static WebFixture start(Path folder, WebSettings settings, HealthCheck... checks) {
    return start(folder, settings, AccessSettings.onLoopback(), checks);
  }

  static WebFixture start(
      Path folder, WebSettings settings, AccessSettings access, HealthCheck... checks) {
    return new WebFixture(folder, settings, access, List.of(checks));
  }

  /**
   * Adds a frame with a picture that holds the given text, and a raw file that holds {@link #RAW}.
   */
  FrameEntry addFrame(Instrument instrument, Instant observedAt, String name, String png) {
    FrameId id = new FrameId(LocalDate.ofInstant(observedAt, ZoneOffset.UTC), instrument, name);
    PictureFile file = new PictureFile();
    file.put(png.getBytes(StandardCharsets.UTF_8));
    StoredFile picture = store.storePicture(id, file);
    StoredFile raw = store.storeRaw(id, RAW.getBytes(StandardCharsets.UTF_8));
    return addFrame(id, observedAt, picture, raw);
  }

  /** Adds a frame of which only the row exists. */
  FrameEntry addFrame(FrameId id, Instant observedAt, StoredFile file) {
    return addFrame(id, observedAt, file, file);
  }

  private FrameEntry addFrame(FrameId id, Instant observedAt, StoredFile picture, StoredFile raw) {
    FrameEntry entry =
        new FrameEntry(
            new FileMetadata(
                id,
                observedAt,
                18.91,
                1024,
                1024,
                "Clear",
                "Clear",
                "Normal",
                OptionalDouble.of(-4.75),
                Optional.empty(),
                true),
            new ProcessedFile(
                id,
                observedAt,
                FileStatus.PROCESSED,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(raw),
                Optional.empty(),
                Optional.of(picture)));
    catalogue.add(entry);
    return entry;
  }

  HttpResponse<String> get(String pathAndQuery, String... headers) {
    return send("GET", pathAndQuery, headers);
  }

  HttpResponse<String> send(String method, String pathAndQuery, String... headers) {
    HttpRequest.Builder request = request(pathAndQuery).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (method.matches("POST|PUT|PATCH") && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return send(request.build());
  }

  HttpResponse<String> post(String path) {
    return send("POST", path);
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<String> sendBody(
      String method, String path, String type, String body, String... more) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body));
    if (more.length > 0) {
      request.headers(more);
    }
    return send(request.build());
  }

  /** Opens an event stream. */
  EventClient listen(String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new EventClient(this, client.send(request.build(), BodyHandlers.ofInputStream()));
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(web.address().resolve(URI.create(pathAndQuery)))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return Contract.INSTANCE.check(request, client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError("No answer to " + request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  JsonNode json(String text) {
    try {
      return mapper.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }

  /** Sends these very characters, and returns all that comes until the server hangs up. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  List<String> ids(JsonNode page) {
    return ids(page, "frames");
  }

  List<String> ids(JsonNode page, String list) {
    List<String> ids = new ArrayList<>();
    page.get(list).forEach(entry -> ids.add(entry.get("id").asText()));
    return ids;
  }

  @Override
  public void close() {
    web.close();
    service.close();
    client.shutdownNow();
    client.close();
  }
}
