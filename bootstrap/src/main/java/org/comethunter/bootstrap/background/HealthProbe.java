package org.comethunter.bootstrap.background;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;

/**
 * What a service answered when it was asked for its health.
 *
 * @param healthy whether it can do its work
 * @param report its answer, with every check
 */
public record HealthProbe(boolean healthy, JsonNode report) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int HEALTHY = 200;
  private static final int DEGRADED = 503;
  private static final int TOKEN_NEEDED = 401;
  private static final int TOO_MANY_ATTEMPTS = 429;

  /**
   * Asks, straight and through no proxy.
   *
   * @param address where the service is
   * @param access what it asks of who comes in
   * @throws IOException if it does not answer in time, or not as Comet Hunter does
   */
  public static HealthProbe ask(URI address, ServiceAccess access) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.resolve("health").toURL().openConnection(Proxy.NO_PROXY);
    access
        .token()
        .ifPresent(it -> connection.setRequestProperty("Authorization", it.authorization()));
    if (connection instanceof HttpsURLConnection secure && access.certificate().isPresent()) {
      secure.setSSLSocketFactory(PinnedCertificate.sockets(access.certificate().get()));
      secure.setHostnameVerifier((_, _) -> true); // the certificate itself is known
    }
    connection.setInstanceFollowRedirects(false); // nobody else is told the token
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    try {
      int status = connection.getResponseCode();
      if (status == TOKEN_NEEDED) {
        throw new IOException("it asks for another access token than the configuration has");
      }
      if (status == TOO_MANY_ATTEMPTS) {
        throw new IOException(
            "it takes no token for some seconds, because somebody tried too many wrong ones");
      }
      if (status != HEALTHY && status != DEGRADED) {
        throw new IOException("it answers with status " + status);
      }
      try (InputStream body =
          status == HEALTHY ? connection.getInputStream() : connection.getErrorStream()) {
        JsonNode report = new ObjectMapper().readTree(body);
        if (!report.path("status").isTextual()) {
          throw new IOException("something else answers there");
        }
        return new HealthProbe(status == HEALTHY, report);
      }
    } catch (JsonProcessingException e) {
      throw new IOException("something else answers there", e);
    } finally {
      connection.disconnect();
    }
  }
}
