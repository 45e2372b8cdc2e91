package org.comethunter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What tells a webhook that a message is the service's. It is never written anywhere. Immutable.
 */
public final class WebhookSecret {

  /** Characters at least. */
  public static final int SHORTEST = 16;

  private static final int LONGEST = 512;
  private static final String MAC = "HmacSHA256";

  private final SecretKeySpec key;

  private WebhookSecret(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * A secret.
   *
   * @throws IllegalArgumentException with a sentence that does not hold the secret, if it is too
   *     short to be safe, or senselessly long
   */
  public static WebhookSecret of(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A webhook needs a secret of %d to %d characters, not %d."
              .formatted(SHORTEST, LONGEST, text.length()));
    }
    return new WebhookSecret(new SecretKeySpec(text.getBytes(UTF_8), MAC));
  }

  /** The signature of a body that is sent at a time, in hexadecimal digits: RFC 2104 (HMAC). */
  String signature(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      mac.update((timestamp + ".").getBytes(UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + MAC + ".", e);
    }
  }

  /** Nothing of the secret. */
  @Override
  public String toString() {
    return "WebhookSecret[hidden]";
  }
}
