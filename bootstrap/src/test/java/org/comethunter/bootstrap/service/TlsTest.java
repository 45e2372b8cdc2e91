package org.comethunter.bootstrap.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.comethunter.web.TlsIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service with a certificate of its own. */
@Timeout(60)
class TlsTest {
  private static final String TOKEN = "a-token-for-tests-only";

  @TempDir Path home;
  private Replica replica;
  private RunningService service;
  private SSLSocketFactory sockets;

  @BeforeEach
  void start() throws Exception {
    replica = Replica.of(new SimulatedSky(SimulatedSky.Settings.of(7))).start();
    Certificates.make(home, "own");
    service =
        RunningService.start(
            home,
            replica,
            InstantSource.system(),
            Map.of(
                Key.WEB_TOKEN, TOKEN,
                Key.WEB_TLS_CERTIFICATE, "own-certificate.pem",
                Key.WEB_TLS_KEY, "own-key.pem"));
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "own", TlsIdentity.readChain(home.resolve("own-certificate.pem")).getFirst());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    sockets = context.getSocketFactory();
  }

  @AfterEach
  void stop() {
    service.close();
    replica.close();
  }

  private int port() {
    return service.address("/").getPort();
  }

  private String ask(String request) throws IOException {
    try (Socket socket = sockets.createSocket("localhost", port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void speaksTlsAloneAndTellsBrowsersSo() throws Exception {
    assertThat(service.address("/").getScheme()).isEqualTo("https");
    String body = "{\"token\":\"" + TOKEN + "\"}";
    String end = " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";

    assertThat(ask("GET /frames" + end + "Authorization: Bearer " + TOKEN + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("Strict-Transport-Security: max-age=31536000");
    assertThat(ask("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .as("for all of localhost that would be too much")
        .doesNotContain("Strict-Transport-Security");
    assertThat(
            ask(
                "POST /session"
                    + end
                    + "Content-Type: application/json\r\n"
                    + "Origin: https://127.0.0.1\r\n"
                    + "Content-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body))
        .startsWith("HTTP/1.1 204")
        .contains("; Secure");
    assertThat(
            ask(
                "POST /session"
                    + end
                    + "Content-Type: application/json\r\n"
                    + "Origin: http://127.0.0.1\r\n"
                    + "Content-Length: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void whoDoesNotComeToTermsIsCutOffAndWhoDoesIsNot() throws Exception {
    try (Socket agreed = sockets.createSocket("localhost", port());
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), port())) {
      agreed
          .getOutputStream()
          .write(
              ("GET /events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + TOKEN
                      + "\r\n\r\n")
                  .getBytes(ISO_8859_1));
      assertThat(agreed.getInputStream().read()).isEqualTo('H');
      long begin = System.nanoTime();
      byte[] hello = {0x16, 3, 1, 2, 0};
      slow.getOutputStream().write(hello);
      try {
        while (System.nanoTime() - begin < 30e9) {
          slow.getOutputStream().write(1);
          Thread.sleep(200);
        }
      } catch (IOException _) {
        // hung up
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));

      String comes = "";
      while (!comes.contains(":\n\n") && !comes.contains("event:")) {
        comes += (char) agreed.getInputStream().read();
      }
      assertThat(comes).doesNotContain("\uffff");
    }
  }
}
