package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.lang.reflect.Modifier;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.comethunter.application.event.Event;
import org.comethunter.application.picture.PictureMakers;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {

  private static final Contract CONTRACT = Contract.INSTANCE;

  @Test
  void isServedWithTheProgramsVersion(@TempDir Path folder) {
    try (WebFixture web = WebFixture.start(folder)) {
      HttpResponse<String> response = web.get("/openapi");

      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
      JsonNode served = web.json(response);
      assertThat(served.get("openapi").asText()).startsWith("3.1.");
      assertThat(served.at("/info/version").asText()).isEqualTo(ProgramVersion.text());
      assertThat(served.get("paths")).isEqualTo(CONTRACT.document().get("paths"));
      String tag = response.headers().firstValue("ETag").orElseThrow();
      assertThat(web.get("/openapi", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
  }

  @Test
  void describesTheRoutesThatThereAreAndNoOthers() {
    Set<String> described = new TreeSet<>(CONTRACT.operations());
    Set<String> heads =
        described.stream()
            .filter(operation -> operation.startsWith("GET "))
            .map(operation -> operation.replace("GET ", "HEAD "))
            .collect(Collectors.toSet());
    described.addAll(heads);

    assertThat(routes()).isEqualTo(described);
  }

  @Test
  void describesEveryKindOfProblem() throws IllegalAccessException {
    List<String> known = new ArrayList<>(List.of("about:blank"));
    for (var field : Problem.Kind.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Problem.Kind.class) {
        known.add(((Problem.Kind) field.get(null)).type());
      }
    }
    assertThat(known).hasSizeGreaterThanOrEqualTo(13);
    assertThat(CONTRACT.document().at("/components/schemas/ProblemType/oneOf"))
        .extracting(type -> type.get("const").asText())
        .containsExactlyInAnyOrderElementsOf(known);
    List<String> used =
        CONTRACT.document().get("paths").findValuesAsText("$ref").stream()
            .filter(reference -> reference.startsWith("#/components/responses/"))
            .map(reference -> CONTRACT.document().at(reference.substring(1)).toString())
            .toList();
    assertThat(known)
        .allSatisfy(type -> assertThat(used).anyMatch(answer -> answer.contains(type)));
  }

  @Test
  void describesEveryTypeOfEvent() {
    JsonNode events =
        CONTRACT
            .document()
            .at("/paths/~1events/get/responses/200/content/text~1event-stream/x-events");
    Set<String> described = new TreeSet<>();
    events.fieldNames().forEachRemaining(described::add);

    Set<String> names = new TreeSet<>(Set.of("gap"));
    for (Class<?> event : Event.class.getPermittedSubclasses()) {
      if (event == Event.JobChanged.class) {
        names.addAll(
            List.of("job.queued", "job.running", "job.completed", "job.cancelled", "job.failed"));
      } else {
        names.add(
            event.getSimpleName().replaceAll("(?<=.)([A-Z])", ".$1").toLowerCase(Locale.ROOT));
      }
    }
    assertThat(described).isEqualTo(names);
  }

  @Test
  void itsReferencesLeadSomewhereAndItsObjectsAreStrict() {
    CONTRACT
        .document()
        .findValuesAsText("$ref")
        .forEach(
            reference ->
                assertThat(CONTRACT.document().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
    CONTRACT
        .document()
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> {
              if (schema.getValue().path("type").asText().equals("object")) {
                assertThat(schema.getValue().has("additionalProperties"))
                    .as(schema.getKey())
                    .isTrue();
              }
            });
  }

  @Test
  void itsExamplesAreAsItSays() {
    List<String> checked = new ArrayList<>();
    examples(
        "",
        CONTRACT.document(),
        (place, example) -> {
          checked.add(place);
          List<Error> errors = CONTRACT.errors(place, example);
          assertThat(errors).as(place).isEmpty();
        });
    assertThat(checked).hasSizeGreaterThan(60);
  }

  @Test
  void aDocumentThatIsNotMetIsNoticed(@TempDir Path folder) {
    String frame = "/components/schemas/Frame";
    try (WebFixture web = WebFixture.start(folder)) {
      web.addFrame(Instrument.C3, WebFixture.NOW, "1", "picture");
      String body = web.get("/frames").body();
      JsonNode good = web.json(body).at("/frames/0");

      assertThat(CONTRACT.errors(frame, good)).isEmpty();
      for (String change :
          List.of(
              body.replace("\"c3\"", "\"c4\""),
              body.replace("\"width\"", "\"breadth\""),
              body.replace("2025-10-18T09:00:00Z", "yesterday"),
              body.replace("1024", "\"1024\""))) {
        assertThat(CONTRACT.errors(frame, web.json(change).at("/frames/0"))).isNotEmpty();
      }
    }
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> CONTRACT.checkEvent("/events", "slots.synced", "{\"at\":\"now\"}"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> CONTRACT.checkEvent("/events", "comet.found", "{}"));
  }

  /** Every example together with the place of the schema that it belongs to. */
  private static void examples(String place, JsonNode node, BiConsumer<String, JsonNode> then) {
    if (node.has("schema") && node.has("example") && !place.endsWith("event-stream")) {
      then.accept(place + "/schema", node.get("example"));
    }
    if (node.path("examples").isArray()) {
      node.get("examples").forEach(example -> then.accept(place, example));
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              child -> {
                if (!child.getKey().startsWith("example")) {
                  String name = child.getKey().replace("~", "~0").replace("/", "~1");
                  examples(place + "/" + name, child.getValue(), then);
                }
              });
    }
  }

  /** The routes of the program; what stands behind them does not matter here. */
  private static Set<String> routes() {
    WebSettings settings = WebSettings.onLoopback(0);
    InstantSource clock = InstantSource.system();
    EventStreams streams = new EventStreams(settings);
    List<HttpService> services =
        WebModule.routes(
            new HealthRoutes(List.of(), clock),
            new SlotRoutes(null),
            new JobRoutes(null, settings),
            new FrameRoutes(null),
            new FrameFileRoutes(null, null, null),
            new FrameGeometryRoutes(null, null, null),
            new FileRoutes(null, null, null, settings),
            new ObservationExchangeRoutes(null, null, settings, clock),
            new ObservationRoutes(null, null, settings, clock),
            new CandidateRoutes(null, settings),
            new AnimationRoutes(null, null, null, null),
            new SchedulerRoutes(null, null, clock, settings),
            new EventRoutes(null, streams, null, settings, clock),
            new MetricsRoutes(
                new Metrics(),
                new CountedFiles(Map::of),
                streams,
                new PictureMakers(Runnable::run, 1)),
            new OpenApiRoutes(),
            new DocsRoutes(),
            new SessionRoutes(null),
            new PageRoutes());
    Register register = new Register();
    services.forEach(service -> service.routing(register));
    return register.routes;
  }

  /** Notes what is registered. */
  private static final class Register implements HttpRules {
    private final Set<String> routes = new TreeSet<>();

    @Override
    public HttpRules route(Method method, String path, Handler handler) {
      if (!Contract.isPartOfAPage(path)) {
        routes.add(method.text() + " " + path);
      }
      return this;
    }

    @Override
    public HttpRules any(String path, Handler... handlers) {
      return this;
    }

    @Override
    public HttpRules register(HttpService... services) {
      Arrays.stream(services).forEach(service -> service.routing(this));
      return this;
    }

    @Override
    public HttpRules register(String path, HttpService... services) {
      throw new AssertionError("Services are registered without a prefix, not at " + path);
    }

    @Override
    public HttpRules route(HttpRoute route) {
      throw new AssertionError("Routes are registered by Endpoint.");
    }

    @Override
    public HttpRules route(Supplier<? extends HttpRoute> route) {
      return route(route.get());
    }
  }
}
