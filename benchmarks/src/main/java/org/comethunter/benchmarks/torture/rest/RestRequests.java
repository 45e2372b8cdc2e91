package org.comethunter.benchmarks.torture.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.comethunter.benchmarks.torture.Budget;
import org.comethunter.benchmarks.torture.Outcome;
import org.comethunter.benchmarks.torture.Trial;

/**
 * Requests made of the service's own OpenAPI document, proper and spoilt: each must be answered
 * within 5 s, none with a 5xx, but for 503 with Retry-After and 505 to who speaks another HTTP; the
 * service must be healthy afterwards, and nothing written beside its home. Some go to a service
 * that wants a token, signing in and out, and to the dashboard of its jobs.
 */
public final class RestRequests implements Trial {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CLIENTS = 4;

  /** Of so many requests one is for a service with a token, and one for its dashboard. */
  private static final int TURNS = 10;

  private static final int MOST_FINDINGS = 20;
  private static final int BUSY = 503;
  private static final int OTHER_VERSION = 505;

  /** What a service with a token answers without it: the page to sign in. */
  private static final Pattern OPEN = Pattern.compile("\\S+ /(?:sign-in|session|page\\.css)");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> findings = Collections.synchronizedList(new ArrayList<>());
  private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "rest";
  }

  @Override
  public Outcome hold(Budget budget) throws Exception {
    AtomicLong next = new AtomicLong();
    Path home = budget.work().resolve("home");
    Path guardedHome = budget.work().resolve("guarded");
    Duration spent;
    Target door;
    Target dashboard;
    try (FuzzedService service = FuzzedService.open(home, budget.seed());
        FuzzedService guarded = FuzzedService.guarded(guardedHome, budget.seed())) {
      MadeRequest ask = get("/openapi", service.address());
      Target api =
          Target.of(
              JSON.readTree(utf8(Answer.to(ask, service.address(), PATIENCE))), service.address());
      service.frames().forEach(api.values::remember);
      JsonNode ofGuarded = guardedDescription();
      door = Target.of(ofGuarded, guarded.address());
      dashboard = Target.of(ofGuarded, guarded.dashboard());
      Budget.Spending spending = budget.begin();
      try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
        List<Future<?>> running = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
          running.add(
              clients.submit(
                  () -> {
                    for (long number = next.getAndIncrement();
                        spending.allows(number) && findings.size() < MOST_FINDINGS;
                        number = next.getAndIncrement()) {
                      Target target =
                          switch ((int) (number % TURNS)) {
                            case 0 -> door;
                            case 1 -> dashboard;
                            default -> api;
                          };
                      ask(target.maker.make(budget.seed(), number), number, target);
                    }
                    return null;
                  }));
        }
        for (Future<?> client : running) {
          client.get();
        }
      }
      spent = spending.spent();
      checkHealth("/health", service.address());
      checkHealth("/sign-in", guarded.address());
    }
    lookBeside(budget.work(), Set.of(home, guardedHome));
    Map<String, String> figures = new LinkedHashMap<>();
    new TreeMap<>(statuses)
        .forEach((status, count) -> figures.put("status " + status, count.toString()));
    figures.put("let in with the token", door.shown.toString());
    figures.put("let in to the dashboard with the token", dashboard.shown.toString());
    long tried = next.get() - CLIENTS;
    return new Outcome(name(), budget.seed(), tried, spent, List.copyOf(findings), figures);
  }

  private static JsonNode guardedDescription() throws IOException {
    try (InputStream text = RestRequests.class.getResourceAsStream("guarded.json")) {
      return JSON.readTree(text);
    }
  }

  private static MadeRequest get(String path, URI service) {
    String text =
        "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
            .formatted(path, service.getAuthority());
    return new MadeRequest(text, true);
  }

  private void ask(MadeRequest request, long number, Target target) throws IOException {
    Answer answer = Answer.to(request, target.address, PATIENCE);
    statuses.computeIfAbsent(answer.status(), _ -> new AtomicLong()).incrementAndGet();
    if (answer.status() / 100 == 2 && !OPEN.matcher(request.text()).lookingAt()) {
      target.shown.incrementAndGet();
    }
    boolean refused =
        (answer.status() == BUSY && answer.header("retry-after").isPresent())
            || (answer.status() == OTHER_VERSION && !request.isOfOurVersion());
    if (answer.status() >= 500 && !refused) {
      find(number, request, "was answered " + answer.head().lines().findFirst().orElse(""));
    } else if (answer.status() < 0) {
      find(number, request, "was not answered in " + PATIENCE.toSeconds() + " s");
    } else if (answer.status() == 0 && request.wellFormed()) {
      find(number, request, "was not answered at all");
    } else if (answer.header("content-type").filter("application/json"::equals).isPresent()) {
      remember(answer, target.values);
    }
    answer.header("etag").ifPresent(target.values::remember);
  }

  private void checkHealth(String path, URI service) throws IOException {
    Answer answer = Answer.to(get(path, service), service, PATIENCE);
    if (answer.status() != 200) {
      findings.add("afterwards the service is not healthy: " + answer.body());
    }
  }

  private void remember(Answer answer, Values values) {
    try {
      values.remember(JSON.readTree(utf8(answer)));
    } catch (JsonProcessingException e) {
      // longer than is read of it
    }
  }

  private void find(long number, MadeRequest request, String what) {
    String text = request.text();
    String shown = text.length() > 600 ? text.substring(0, 600) + "..." : text;
    findings.add(
        "request %d %s: %s"
            .formatted(number, what, shown.replace("\r", "\\r").replace("\n", "\\n")));
  }

  private static String utf8(Answer answer) {
    return new String(answer.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Whatever is asked, it is the homes that are written to, and nothing beside them. */
  private void lookBeside(Path work, Set<Path> homes) throws IOException {
    try (Stream<Path> beside = Files.list(work)) {
      beside
          .filter(path -> !homes.contains(path))
          .forEach(path -> findings.add("written beside the home: " + path.getFileName()));
    }
  }

  /**
   * Somebody to ask.
   *
   * @param shown how often it has answered with what a guarded service keeps to itself
   */
  private record Target(RequestMaker maker, Values values, URI address, AtomicLong shown) {

    static Target of(JsonNode document, URI address) {
      ApiDescription description = new ApiDescription(document);
      Values values = new Values(description);
      RequestMaker maker = new RequestMaker(description, values, address);
      return new Target(maker, values, address, new AtomicLong());
    }
  }
}
