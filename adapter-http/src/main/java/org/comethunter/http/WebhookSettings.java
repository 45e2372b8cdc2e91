package org.comethunter.http;

import okhttp3.HttpUrl;

/** Where a webhook is, and what messages to it are signed with. Immutable. */
public final class WebhookSettings {
  private final HttpUrl url;
  private final WebhookSecret secret;

  /**
   * A webhook.
   *
   * @throws IllegalArgumentException with a sentence that does not hold the URL, which may be known
   *     to few, if it is no http or https address, or has a user name or password in it
   */
  public WebhookSettings(String url, WebhookSecret secret) {
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null || !parsed.username().isEmpty() || !parsed.password().isEmpty()) {
      throw new IllegalArgumentException(
          "A webhook must be an http or https address without user name and password.");
    }
    this.url = parsed;
    this.secret = secret;
  }

  HttpUrl url() {
    return url;
  }

  WebhookSecret secret() {
    return secret;
  }
}
