package org.comethunter.bootstrap.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What goes on in a context, and which of it no page of ours should do. */
final class Complaints {
  private static final Set<String> HARMLESS_SCHEMES = Set.of("data", "blob", "about");

  /** Tells of what the policy refused, be it enforced or only reported. */
  private static final String POLICY_WATCH =
      """
      addEventListener("securitypolicyviolation", (e) =>
        console.error(`The policy ${e.violatedDirective} refused ${e.blockedURI}`));
      """;

  private final List<String> unwanted = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();
  private final long begun = System.nanoTime();
  private String home = "";

  /** Begins to watch. The host that is asked first is the only one that may be asked. */
  Complaints(BrowserContext context) {
    context.addInitScript(POLICY_WATCH);
    context.onConsoleMessage(this::console);
    context.onWebError(error -> unwanted("uncaught: " + error.error()));
    context.onRequest(this::request);
    context.onResponse(this::response);
    context.onRequestFailed(
        request -> note("failed: " + request.url() + " (" + request.failure() + ")"));
  }

  /** Lets pass, from the beginning on, what a regular expression is found in. */
  void expect(String regex) {
    expected.add(Pattern.compile(regex));
  }

  /** What the page should not have done, in order. */
  List<String> unexpected() {
    return unwanted.stream()
        .filter(what -> expected.stream().noneMatch(each -> each.matcher(what).find()))
        .toList();
  }

  /** What went on, line by line, with seconds since the beginning. */
  List<String> story() {
    return List.copyOf(story);
  }

  private void console(ConsoleMessage message) {
    String text = "console " + message.type() + ": " + message.text() + at(message.location());
    if (message.type().equals("error")) {
      unwanted(text);
    } else {
      note(text);
    }
  }

  private static String at(String location) {
    return location == null || location.isBlank() ? "" : " (" + location + ")";
  }

  private void request(Request request) {
    URI address = URI.create(request.url().replaceAll("[^\\x21-\\x7e]|[|\\\\^`{}\"<>]", "_"));
    if (HARMLESS_SCHEMES.contains(address.getScheme())) {
      return;
    }
    String host = String.valueOf(address.getAuthority());
    if (home.isEmpty()) {
      home = host;
    }
    if (host.equals(home)) {
      note("request: " + request.method() + " " + shown(request.url()));
    } else {
      unwanted("request to another host: " + request.url());
    }
  }

  private void response(Response response) {
    note("answer: " + response.status() + " " + shown(response.url()));
  }

  private static String shown(String url) {
    return url.length() > 300 ? url.substring(0, 300) + "…" : url;
  }

  private void unwanted(String what) {
    unwanted.add(what);
    note("! " + what);
  }

  private void note(String what) {
    story.add("%7.3f %s".formatted((System.nanoTime() - begun) / 1e9, what));
  }
}
