package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WebApiTest {

  @TempDir private Path folder;

  @Test
  void listensOnLoopbackOnly() {
    try (WebFixture web = WebFixture.start(folder)) {
      assertThat(web.web.address().toString())
          .isEqualTo("http://127.0.0.1:" + web.web.port() + "/");
      assertThat(web.web.port()).isPositive();
    }
  }

  @Test
  void namesAnAddressThatABrowserCanUseWhenItListensEverywhere() {
    try (WebFixture web = WebFixture.start(folder, WebSettings.of("0.0.0.0", 0))) {
      assertThat(web.web.address().getHost()).isEqualTo("localhost");
      assertThat(web.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void saysThatThePortIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WebApi web = api(WebSettings.onLoopback(other.getLocalPort()))) {
      assertThatExceptionOfType(CannotListenException.class)
          .isThrownBy(web::start)
          .withMessage(
              "Port %d of 127.0.0.1 is in use. Stop the program that uses it, or choose another"
                  + " port.",
              other.getLocalPort());
    }
  }

  @Test
  void saysThatTheAddressIsNotOfThisMachine() {
    try (WebApi web = api(WebSettings.of("192.0.2.1", 0))) { // documentation range, RFC 5737
      assertThatExceptionOfType(CannotListenException.class)
          .isThrownBy(web::start)
          .withMessageStartingWith("The web server cannot listen on 192.0.2.1:0: ");
    }
  }

  @Test
  void saysThatThereIsNoSuchAddress() {
    try (WebApi web = api(WebSettings.of("no such host", 0))) {
      assertThatExceptionOfType(CannotListenException.class)
          .isThrownBy(web::start)
          .withMessage("There is no address 'no such host' to listen on.");
    }
  }

  @Test
  void startsOnceAndClosesAsOftenAsOneLikes() {
    WebApi web = api(WebSettings.onLoopback(0));
    web.start();
    assertThatIllegalStateException().isThrownBy(web::start);
    web.close();
    web.close();
    assertThatIllegalStateException().isThrownBy(web::port);
  }

  @Test
  void theRequestInHandIsAnsweredBeforeTheServerStops() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    WebFixture web = WebFixture.start(folder);
    int port = web.web.port();
    web.catalogue.beforeQuery(
        () -> {
          inHand.countDown();
          await(goOn);
        });

    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> web.get("/frames"));
    await(inHand);
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(web.web::close);
    awaitRefusal(web);
    assertThat(stopped).isNotDone();
    goOn.countDown();

    assertThat(answer.get().statusCode()).isEqualTo(200);
    stopped.get(10, TimeUnit.SECONDS);
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    web.close();
  }

  @Test
  void aRequestWithoutEndDoesNotKeepTheServerFromStopping() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    WebFixture web = WebFixture.start(folder, WebFixture.settings(4, Duration.ofMillis(200)));
    web.catalogue.beforeQuery(
        () -> {
          inHand.countDown();
          await(never);
        });
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> web.get("/frames"));
    await(inHand);

    CompletableFuture.runAsync(web.web::close).get(10, TimeUnit.SECONDS);

    assertThat(
            answer.handle((response, failure) -> failure != null || response.statusCode() >= 500))
        .succeedsWithin(Duration.ofSeconds(10))
        .isEqualTo(true);
    web.close();
  }

  @Test
  void stopsAtOnceOnAnInterruptedThread() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    WebFixture web = WebFixture.start(folder, WebFixture.settings(4, Duration.ofHours(1)));
    int port = web.web.port();
    web.catalogue.beforeQuery(
        () -> {
          inHand.countDown();
          await(never);
        });
    CompletableFuture<Boolean> failed =
        CompletableFuture.supplyAsync(() -> web.get("/frames"))
            .handle((response, failure) -> failure != null || response.statusCode() >= 500);
    await(inHand);

    Thread.currentThread().interrupt();
    web.web.close();

    assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    assertThat(failed).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    web.close();
  }

  @Test
  void hangsUpOnWhoAsksForIt() throws IOException {
    try (WebFixture web = WebFixture.start(folder)) {
      assertThat(web.raw("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 200")
          .endsWith("}");
    }
  }

  @Test
  void moreRequestsThanAllowedAreTurnedAway() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (WebFixture web = WebFixture.start(folder, WebFixture.settings(1, Duration.ofSeconds(5)))) {
      web.catalogue.beforeQuery(
          () -> {
            inHand.countDown();
            await(goOn);
          });
      CompletableFuture<HttpResponse<String>> answer =
          CompletableFuture.supplyAsync(() -> web.get("/frames"));
      await(inHand);

      HttpResponse<String> turnedAway = web.get("/health");
      goOn.countDown();

      assertThat(turnedAway.statusCode()).isEqualTo(503);
      assertThat(turnedAway.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(turnedAway.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(answer.get().statusCode()).isEqualTo(200);
      assertThat(web.get("/health").statusCode()).isEqualTo(200);
    }
  }

  /** Asks until the server says that it is stopping. */
  private static void awaitRefusal(WebFixture web) {
    HttpResponse<String> response = web.get("/health");
    while (response.statusCode() == 200) {
      Thread.onSpinWait();
      response = web.get("/health");
    }
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("The server is being stopped.");
  }

  private static WebApi api(WebSettings settings) {
    return new WebApi(
        settings,
        AccessSettings.onLoopback(),
        new Doorkeeper(AccessSettings.onLoopback(), InstantSource.fixed(WebFixture.NOW)),
        InstantSource.fixed(WebFixture.NOW),
        new Metrics(),
        new EventStreams(settings),
        List.of());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting.", e);
    }
  }
}
