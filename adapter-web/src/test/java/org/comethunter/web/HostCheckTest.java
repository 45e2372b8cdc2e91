package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names the service answers. */
@Timeout(60)
class HostCheckTest {

  @TempDir private Path folder;
  private WebFixture web;

  @AfterEach
  void stop() {
    web.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8080",
        "LocalHost.:1",
        "127.0.0.1",
        "192.168.1.7:8080",
        "[::1]:8080",
        "[2001:db8::1]",
        "comets.example",
        "COMETS.example:8443"
      })
  void itsOwnNamesAndAddressesAreKnown(String host) throws IOException {
    web = GuardedWeb.start(folder, Optional.empty());

    assertThat(GuardedWeb.ask(web, "GET", "/frames", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "999.0.0.1",
        "1.2.3",
        "0x7f.1",
        "comets.example.evil",
        "comets",
      })
  void aForeignNameThatLeadsHereIsTurnedAway(String host) throws IOException {
    web = GuardedWeb.start(folder, Optional.empty());

    for (String path : List.of("/", "/frames", "/health", "/nothing", "/sign-in")) {
      String answer = GuardedWeb.ask(web, "GET", path, "Host: " + host);
      assertThat(answer).startsWith("HTTP/1.1 421").contains("unknown-host");
      assertThat(answer.toLowerCase(Locale.ROOT)).contains("frame-ancestors 'none'");
    }
  }

  @Test
  void theHostIsNamedOnce() throws IOException {
    web = GuardedWeb.start(folder, Optional.empty());

    assertThat(GuardedWeb.ask(web, "GET", "/frames", "Host: localhost", "Host: evil.example"))
        .startsWith("HTTP/1.1 400");
    assertThat(GuardedWeb.ask(web, "GET", "/frames", "Accept: */*")).startsWith("HTTP/1.1 400");
    assertThat(GuardedWeb.ask(web, "GET", "http://evil.example/frames", "Host: evil.example"))
        .doesNotStartWith("HTTP/1.1 200");
  }
}
