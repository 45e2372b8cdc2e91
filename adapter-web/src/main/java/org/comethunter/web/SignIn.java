package org.comethunter.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which somebody shows the token, and what it consists of. */
final class SignIn {

  /** Where the page is, when nobody was sent to it. */
  static final String PAGE = "/sign-in";

  /** Where sessions begin and end. */
  static final String SESSION = "/session";

  /** The token's longest text, in JSON. */
  static final int LONGEST_BODY = 4096;

  static final Asset HTML = Asset.load("sign-in/index.html", "text/html; charset=utf-8");

  /**
   * One of the files.
   *
   * @param path where it is
   * @param asset what it is
   */
  record Part(String path, Asset asset) {}

  static final List<Part> PARTS =
      List.of(
          new Part(PAGE, HTML),
          new Part(
              "/sign-in.js", Asset.load("sign-in/sign-in.js", "text/javascript; charset=utf-8")),
          new Part("/page.css", Asset.load("page/page.css", "text/css; charset=utf-8")),
          new Part("/icon.svg", Asset.load("page/icon.svg", "image/svg+xml")));

  private static final Set<String> OPEN =
      Stream.concat(Stream.of(SESSION), PARTS.stream().map(Part::path))
          .collect(Collectors.toUnmodifiableSet());

  private SignIn() {}

  static boolean needsNoToken(Visitor visitor) {
    return OPEN.contains(visitor.path());
  }

  static Optional<Asset> part(String path) {
    return PARTS.stream().filter(part -> part.path().equals(path)).map(Part::asset).findFirst();
  }
}
