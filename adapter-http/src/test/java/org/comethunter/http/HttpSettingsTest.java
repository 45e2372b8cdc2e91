package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
  private static final String SCHEDULE = "https://soho.example/schedule.html?x=1";

  @Test
  void theArchiveIsAFolderWithOrWithoutItsSlash() {
    assertThat(HttpSettings.defaults("http://host:8080", SCHEDULE).archiveUrl())
        .isEqualTo(URI.create("http://host:8080/"));
    assertThat(HttpSettings.defaults(" https://host/pub/level_05 ", SCHEDULE).archiveUrl())
        .isEqualTo(URI.create("https://host/pub/level_05/"));
    assertThat(HttpSettings.defaults("https://host/a%20b/", SCHEDULE).archiveUrl())
        .isEqualTo(URI.create("https://host/a%20b/"));
    assertThat(HttpSettings.defaults("https://host/", SCHEDULE).scheduleUrl())
        .isEqualTo(URI.create(SCHEDULE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "host/folder", "ftp://host/", "file:///tmp", "http://", "http://host:99999/"})
  void refusesWhatIsNoHttpAddress(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.defaults(url, SCHEDULE))
        .withMessageStartingWith("The archive URL must be an http or https address");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.defaults("http://host/", url))
        .withMessageStartingWith("The schedule URL must be an http or https address");
  }

  @Test
  void refusesQueriesAndPasswords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.defaults("http://host/a?b", SCHEDULE))
        .withMessageContaining("folder");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.defaults("http://me:secret@host/", SCHEDULE))
        .withMessageNotContaining("secret");
  }

  @Test
  void neverMoreThanFourConnections() {
    assertThat(HttpSettings.defaults("http://host/", SCHEDULE).connections()).isEqualTo(4);
    assertThatIllegalArgumentException().isThrownBy(() -> with(5, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> with(0, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> with(1, Duration.ZERO));
  }

  @Test
  void theUserAgentSaysWhoAsks() {
    HttpSettings settings = HttpSettings.defaults("http://host/", SCHEDULE);
    assertThat(settings.userAgent()).matches("CometHunter/\\S+");
    assertThat(settings.withContact("mailto:me@example.org").userAgent())
        .matches("CometHunter/\\S+ \\(\\+mailto:me@example.org\\)");
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withContact("a\r\nHost: b"));
  }

  @Test
  void aCallEndsBeforeTheClaimOfItsDownload() {
    HttpSettings settings = HttpSettings.defaults("http://host/", SCHEDULE);
    assertThat(settings.callTimeout().plus(HostGate.PATIENCE)).isLessThan(Duration.ofMinutes(5));
  }

  private static HttpSettings with(int connections, Duration timeout) {
    return new HttpSettings(
        URI.create("http://host/"),
        URI.create(SCHEDULE),
        "",
        connections,
        timeout,
        timeout,
        timeout,
        timeout);
  }
}
