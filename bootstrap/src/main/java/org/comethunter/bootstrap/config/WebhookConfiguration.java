package org.comethunter.bootstrap.config;

import java.util.Optional;
import org.comethunter.http.WebhookSecret;
import org.comethunter.http.WebhookSettings;

/** Who is told of candidates, as the configuration says. */
public final class WebhookConfiguration {

  private WebhookConfiguration() {}

  /**
   * Reads it.
   *
   * @return empty if nobody is to be told
   * @throws ConfigurationException if a value cannot be used; no message holds the secret
   */
  public static Optional<WebhookSettings> of(Configuration configuration) {
    String url = configuration.text(Key.WEBHOOK_URL);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    WebhookSecret secret = secret(configuration);
    try {
      return Optional.of(new WebhookSettings(url, secret));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(Key.WEBHOOK_URL.path() + ": " + e.getMessage(), e);
    }
  }

  private static WebhookSecret secret(Configuration configuration) {
    try {
      return WebhookSecret.of(configuration.text(Key.WEBHOOK_SECRET));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(Key.WEBHOOK_SECRET.path() + ": " + e.getMessage(), e);
    }
  }
}
