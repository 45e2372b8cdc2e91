package org.comethunter.bootstrap.job;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.comethunter.web.Refusal;
import org.jobrunr.dashboard.JobRunrStaticFileHandler;
import org.jobrunr.jobs.states.StateName;

/**
 * What the dashboard's page asks for; nothing else is let through. JobRunr answers whatever it does
 * not understand with a fault and its stack trace, and its buttons would change its queue without
 * the jobs knowing of it: so the dashboard only shows.
 */
final class DashboardQuestions {

  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final String ID = "(?<id>\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})";
  private static final String STATES =
      Arrays.stream(StateName.values()).map(Enum::name).collect(Collectors.joining("|"));
  private static final Pattern STATE = Pattern.compile(STATES);

  /** In its own addresses the page does not mind the case. */
  private static final Pattern SHOWN_STATE = Pattern.compile(STATES, Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** The page asks for 20. */
  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d?|100");

  private static final Pattern ORDER = Pattern.compile("(?:createdAt|updatedAt):(?:ASC|DESC)");

  /** The files of the page; it has many addresses itself, and reads the query there. */
  private static final Pattern FILE =
      Pattern.compile(
          "/dashboard/(?<file>(?:static/(?:css|js|js/async)/)?[\\w-][\\w.-]*\\.[a-z]+)");

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("/", Map.of()),
          new Question(
              "/dashboard(?:/|/overview|/jobs|/recurring-jobs|/servers)?",
              Map.of("state", SHOWN_STATE, "page", NUMBER)),
          new Question("/dashboard/jobs/" + ID, Map.of()),
          new Question(
              "/api/jobs",
              Map.of("state", STATE, "offset", NUMBER, "limit", LIMIT, "order", ORDER)),
          new Question("/api/jobs/" + ID, Map.of()),
          new Question("/api/recurring-jobs", Map.of("offset", NUMBER, "limit", LIMIT)),
          new Question("/api/(?:servers|problems|version)", Map.of()),
          new Question("/sse/(?:jobstats|servers)", Map.of()),
          new Question("/sse/jobs/" + ID, Map.of()));

  private final Predicate<UUID> isKnown;

  /**
   * Goes by the queue.
   *
   * @param isKnown whether it has a job of that id
   */
  DashboardQuestions(Predicate<UUID> isKnown) {
    this.isKnown = isKnown;
  }

  /**
   * Why that is not let through; empty if it is.
   *
   * @param target path and query as they came
   */
  Optional<Refusal> examine(String method, String target) {
    if (!READS.contains(method)) {
      return Optional.of(
          Refusal.of(
              405,
              "The dashboard only shows. Jobs are changed over the REST interface of the service:"
                  + " POST /jobs/{id}/cancel cancels one.",
              Map.of("Allow", "GET, HEAD")));
    }
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    Optional<String> query = mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1));
    if (isFile(path)) {
      return Question.unfit(query, Map.of());
    }
    return QUESTIONS.stream()
        .filter(question -> question.path().matcher(path).matches())
        .findFirst()
        .map(
            question ->
                Question.unfit(query, question.parameters()).or(() -> missing(question, path)))
        .orElseGet(() -> notFound("The dashboard has nothing there."));
  }

  private static boolean isFile(String path) {
    Matcher file = FILE.matcher(path);
    return file.matches()
        && JobRunrStaticFileHandler.class.getResource("frontend/build/" + file.group("file"))
            != null;
  }

  private Optional<Refusal> missing(Question question, String path) {
    Matcher matcher = question.path().matcher(path);
    return question.isOfOneJob()
            && matcher.matches()
            && !isKnown.test(UUID.fromString(matcher.group("id")))
        ? notFound("The queue has no job of that id.")
        : Optional.empty();
  }

  private static Optional<Refusal> notFound(String detail) {
    return Optional.of(Refusal.of(404, detail, Map.of()));
  }

  /** One thing that can be asked, and the parameters that it takes. */
  private record Question(Pattern path, Map<String, Pattern> parameters) {

    Question(String path, Map<String, Pattern> parameters) {
      this(Pattern.compile(path), parameters);
    }

    boolean isOfOneJob() {
      return path.namedGroups().containsKey("id");
    }

    /** Why the query does not do; empty if it does. */
    static Optional<Refusal> unfit(Optional<String> query, Map<String, Pattern> parameters) {
      if (query.isEmpty()) {
        return Optional.empty();
      }
      Set<String> seen = new HashSet<>();
      for (String part : query.orElseThrow().split("&", -1)) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        Pattern form = parameters.get(name);
        if (form == null
            || !seen.add(name)
            || !form.matcher(part.substring(equals + 1)).matches()) {
          return Optional.of(
              Refusal.of(400, "The dashboard does not ask that way: " + part + ".", Map.of()));
        }
      }
      return Optional.empty();
    }
  }
}
