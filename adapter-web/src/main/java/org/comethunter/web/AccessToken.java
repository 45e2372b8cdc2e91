package org.comethunter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What lets somebody in. It is compared in a time that tells nothing of it, and never written
 * anywhere. Immutable.
 */
public final class AccessToken {

  /** Characters at least. */
  public static final int SHORTEST = 16;

  private static final int LONGEST = 512;
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]*");
  private static final String MAC = "HmacSHA256";

  private final String text;
  private final byte[] hash;

  private AccessToken(String text) {
    this.text = text;
    this.hash = hash(text);
  }

  /**
   * A token.
   *
   * @throws IllegalArgumentException with a sentence that does not hold the token, if it is too
   *     short to be safe, too long for a header, or has characters that a header cannot have
   */
  public static AccessToken of(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "The access token must have %d to %d characters, not %d."
              .formatted(SHORTEST, LONGEST, text.length()));
    }
    if (!VISIBLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "The access token may have letters, digits and signs of ASCII only, and no blanks.");
    }
    return new AccessToken(text);
  }

  /** Whether that is the token. */
  boolean is(String candidate) {
    return MessageDigest.isEqual(hash, hash(candidate));
  }

  /** What only somebody can write beside a message who has the token. */
  byte[] seal(String message) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(hash("key of sessions " + text), MAC));
      return mac.doFinal(message.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + MAC + ".", e);
    }
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }

  /** The header {@code Authorization} of who has it. For clients only; never to be logged. */
  public String authorization() {
    return "Bearer " + text;
  }

  /** Nothing of the token. */
  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
