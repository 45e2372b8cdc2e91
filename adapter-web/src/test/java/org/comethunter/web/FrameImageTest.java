package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import java.util.stream.IntStream;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameImageTest {

  private static final String PNG = "the bytes of a picture ".repeat(30_000);

  private WebFixture web;
  private FrameEntry frame;
  private String path;
  private String hash;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
    frame = web.addFrame(Instrument.C3, Instant.parse("2025-10-17T06:00:05Z"), "33862837", PNG);
    path = "/frames/20251017-c3-33862837/image";
    hash = frame.file().picture().orElseThrow().sha256();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void sendsThePicture() {
    HttpResponse<String> response = web.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(PNG);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(PNG.length());
    assertThat(response.headers().firstValue("ETag")).hasValue('"' + hash + '"');
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @Test
  void canBeKeptForEverUnderTheUrlThatTheListGives() {
    String image = web.json(web.get("/frames")).get("frames").get(0).get("image").asText();

    HttpResponse<String> response = web.get(image);

    assertThat(response.body()).isEqualTo(PNG);
    assertThat(response.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
  }

  @Test
  void isNotKeptUnderTheVersionOfAnEarlierPicture() {
    HttpResponse<String> response = web.get(path + "?v=00000000");

    assertThat(response.body()).isEqualTo(PNG);
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "W/\"%s\"", "\"other\", \"%s\"", "*"})
  void sendsNothingToWhoHasIt(String held) {
    HttpResponse<String> response = web.get(path, "If-None-Match", held.formatted(hash));

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("ETag")).hasValue('"' + hash + '"');
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @Test
  void sendsThePictureToWhoHasAnother() {
    assertThat(web.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void describesThePictureToHead() {
    HttpResponse<String> response = web.send("HEAD", path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(PNG.length());
    assertThat(response.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(response.headers().firstValue("ETag")).hasValue('"' + hash + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20251017-c3-00000000",
        "20251017-c1-33862837",
        "20251399-c3-33862837",
        "33862837",
        "%00",
        "%F0%9F%98%80",
      })
  void knowsNoOtherFrame(String id) {
    HttpResponse<String> response = web.get("/frames/" + id + "/image");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(web.json(response).get("type").asText())
        .isEqualTo("urn:comet-hunter:problem:frame-not-found");
    assertThat(response.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void saysThatThePictureIsMissing() throws IOException {
    Files.delete(web.store.picture(frame.id()));

    assertMissing();
  }

  @Test
  void saysThatThePictureIsDamagedRatherThanSendHalfOfIt() throws IOException {
    Files.writeString(web.store.picture(frame.id()), "half");

    assertMissing();
  }

  @Test
  void saysThatThePictureCannotBeRead() throws IOException {
    Path picture = web.store.picture(frame.id());
    Files.delete(picture);
    Files.createSymbolicLink(picture, picture);

    HttpResponse<String> response = web.get(path);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(web.json(response).get("detail").asText())
        .isEqualTo("The file 20251017-c3-33862837.png cannot be read.");
  }

  @Test
  void refusesAnUnknownParameter() {
    assertThat(web.get(path + "?size=512").statusCode()).isEqualTo(400);
  }

  @Test
  void servesManyAtOnce() throws Exception {
    List<Callable<String>> requests =
        IntStream.range(0, 200)
            .<Callable<String>>mapToObj(_ -> () -> web.get(path).body())
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<String> answer : threads.invokeAll(requests)) {
        assertThat(answer.get()).isEqualTo(PNG);
      }
    }
  }

  @Test
  void aClientThatHangsUpIsNoErrorOfTheServer() throws Exception {
    web.addFrame(Instrument.C2, Instant.parse("2025-10-17T06:00:05Z"), "1", "x".repeat(16_000_000));
    List<LogRecord> errors = new CopyOnWriteArrayList<>();
    Logger log = Logger.getLogger("");
    Handler listener =
        new StreamHandler() {
          @Override
          public synchronized void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
              errors.add(record);
            }
          }
        };
    log.addHandler(listener);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.web.port())) {
      socket.setSoLinger(true, 0);
      socket
          .getOutputStream()
          .write(
              "GET /frames/20251017-c2-1/image HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }

    assertThat(web.get(path).statusCode()).isEqualTo(200);
    web.close();
    log.removeHandler(listener);
    assertThat(errors).isEmpty();
  }

  private void assertMissing() {
    HttpResponse<String> response = web.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(web.json(response).get("type").asText())
        .isEqualTo("urn:comet-hunter:problem:picture-missing");
    assertThat(web.json(response).get("detail").asText()).contains("the next sync restores it");
  }

  @Test
  void whoComesWhenTooManyPicturesAreWaitedForIsToldToComeAgain() {
    String path = "/frames/" + web.addFrame(Instrument.C3, WebFixture.NOW, "99", "png").id();
    web.makers.close(); // takes no more, as if there were too many

    HttpResponse<String> busy = web.get(path + "/image?filter=median");

    assertThat(busy.statusCode()).isEqualTo(503);
    assertThat(busy.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(web.json(busy).get("type").asText())
        .isEqualTo("urn:comet-hunter:problem:too-many-pictures");
    assertThat(web.get(path + "/image").statusCode()).isEqualTo(200);
  }
}
