package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A strong validator (RFC 9110, section 8.8.3).
 *
 * @param value as it stands in the ETag header, with its quotes
 */
record EntityTag(String value) {

  static EntityTag ofHash(String hash) {
    return new EntityTag('"' + hash + '"');
  }

  static EntityTag of(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return ofHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  /** Whether the client says that it has what this tag stands for. */
  boolean isHeldBy(ServerRequest request) {
    return request.headers().values(HeaderNames.IF_NONE_MATCH).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(value) || tag.equals("W/" + value));
  }
}
