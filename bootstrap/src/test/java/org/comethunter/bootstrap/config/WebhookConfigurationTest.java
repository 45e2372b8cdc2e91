package org.comethunter.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.comethunter.http.WebhookSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConfigurationTest {
  private static final String SECRET = "0123456789abcdef";

  @TempDir Path home;

  private Optional<WebhookSettings> read(String url, String secret) {
    return WebhookConfiguration.of(
        Configuration.load(
            Map.of(Key.WEBHOOK_URL, url, Key.WEBHOOK_SECRET, secret), Map.of(), home));
  }

  @Test
  void nobodyIsToldUnlessAnAddressIsSet() {
    assertThat(WebhookConfiguration.of(Configuration.load(Map.of(), Map.of(), home))).isEmpty();
    assertThat(read("", SECRET)).isEmpty();
    assertThat(read("https://example.org/hook?key=1", SECRET)).isPresent();
    assertThat(read("http://127.0.0.1:9999", SECRET)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "fifteen-letters"})
  void anAddressWithoutASafeSecretIsRefused(String secret) {
    assertThatThrownBy(() -> read("https://example.org/hook", secret))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "webhook.secret: A webhook needs a secret of 16 to 512 characters, not %d.",
            secret.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org/hook",
        "ftp://example.org/",
        "http://",
        "https://me:password@example.org/",
        "https://me@example.org/",
        "https://me:password@example.org:99999/"
      })
  void whatIsNoPlainAddressIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> read(url, SECRET))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "webhook.url: A webhook must be an http or https address without user name and"
                + " password.");
  }
}
