package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.FileNotInArchiveException;
import org.comethunter.application.port.SolarArchive.Transfer;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveDownloadTest {
  private static final FrameId ID =
      new FrameId(LocalDate.of(2025, 10, 17), Instrument.C3, "33862775");
  private static final String PATH = "/level_05/251017/c3/33862775.fts";
  private static final byte[] FILE = file(200_000);

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private LocalServer server;
  private Ports ports;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
    ports = new Ports(Ports.settings(server));
  }

  @AfterEach
  void stop() {
    ports.close();
    server.close();
  }

  @Test
  void passesTheBytesOnAsTheyAre() {
    server.on(
        PATH,
        LocalServer.ok(FILE).setHeader("Last-Modified", "Fri, 17 Oct 2025 12:02:33 GMT").build());
    assertThat(download())
        .isEqualTo(
            new Transfer(
                FILE.length,
                OptionalLong.of(FILE.length),
                Optional.of(Instant.parse("2025-10-17T12:02:33Z"))));
    assertThat(received.toByteArray()).isEqualTo(FILE);
    assertThat(server.requests().getFirst().getHeaders().get("Accept-Encoding"))
        .isEqualTo("identity");
  }

  @Test
  void doesWithoutALengthAndATime() {
    server.on(
        PATH,
        new MockResponse.Builder()
            .chunkedBody(new Buffer().write(FILE), 1000)
            .setHeader("Last-Modified", "lately")
            .build());
    assertThat(download())
        .isEqualTo(new Transfer(FILE.length, OptionalLong.empty(), Optional.empty()));
    assertThat(received.toByteArray()).isEqualTo(FILE);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void aListedFileThatIsNotThere(int status) {
    server.on(PATH, LocalServer.status(status));
    assertThatThrownBy(this::download)
        .isInstanceOf(FileNotInArchiveException.class)
        .hasMessage("The archive does not have 251017/c3/33862775.fts (yet).");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aServerInTroubleIsAskedOnce(int status) {
    server.on(PATH, LocalServer.status(status));
    assertThatThrownBy(this::download)
        .isInstanceOf(ArchiveUnavailableException.class)
        .hasMessage("The server answers %d for 251017/c3/33862775.fts.".formatted(status));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aServerThatGaveUpWaitingIsTransient() {
    server.on(PATH, LocalServer.status(408));
    assertThatThrownBy(this::download).isInstanceOf(ArchiveUnavailableException.class);
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 416, 304})
  void aRefusalIsUnexpected(int status) {
    server.on(PATH, LocalServer.status(status));
    assertThatThrownBy(this::download)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("" + status);
  }

  @Test
  void aShortBodySaysHowFarItCame() {
    server.on(
        PATH,
        LocalServer.ok(Arrays.copyOf(FILE, 1000))
            .setHeader("Content-Length", 2108160)
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    assertThatThrownBy(this::download)
        .isInstanceOf(ArchiveUnavailableException.class)
        .hasMessage("The transfer of 251017/c3/33862775.fts broke off: 1000 of 2108160 bytes.");
  }

  @Test
  void aResetConnectionIsTransient() {
    server.on(
        PATH,
        LocalServer.ok(FILE)
            .onResponseBody(new SocketEffect.CloseSocket(true, true, true))
            .build());
    assertThatThrownBy(this::download)
        .isInstanceOf(ArchiveUnavailableException.class)
        .hasMessageContaining("broke off");
    server.on(PATH, LocalServer.ok(FILE).onResponseStart(new SocketEffect.CloseSocket()).build());
    assertThatThrownBy(this::download).isInstanceOf(ArchiveUnavailableException.class);
    assertThat(received.size()).isLessThan(FILE.length);
  }

  @Test
  void aSilentServerIsGivenUp() {
    try (Ports impatient = new Ports(Ports.settings(server, Duration.ofMillis(100)))) {
      server.on(PATH, LocalServer.ok(FILE).onResponseStart(SocketEffect.Stall.INSTANCE).build());
      assertThatThrownBy(() -> impatient.archive.download(ID, received))
          .isInstanceOf(ArchiveUnavailableException.class)
          .hasMessageContaining("did not answer in time");
      server.on(PATH, LocalServer.ok(FILE).onResponseBody(SocketEffect.Stall.INSTANCE).build());
      assertThatThrownBy(() -> impatient.archive.download(ID, received))
          .isInstanceOf(ArchiveUnavailableException.class)
          .hasMessageContaining("broke off");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>log in</html>", "\r\n <!DOCTYPE html><title>x", "\u00ef\u00bb\u00bf<a>"})
  void aWebPageIsNoFile(String page) {
    server.on(PATH, LocalServer.ok(page.getBytes(StandardCharsets.ISO_8859_1)).build());
    assertThatThrownBy(this::download)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessage("The server sends a web page instead of 251017/c3/33862775.fts.");
    assertThat(received.size()).isZero();
  }

  @Test
  void anEmptyBodyIsNoFile() {
    server.on(PATH, LocalServer.ok("").build());
    assertThatThrownBy(this::download)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessage("The server sends nothing for 251017/c3/33862775.fts.");
    server.on(PATH, LocalServer.status(204));
    assertThatThrownBy(this::download).isInstanceOf(UnexpectedContentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GIF89a and so on", "SIMPLE", "SIMPLE ", "simple  = T", "PK\u0003\u0004"})
  void otherContentIsNoFileAndIsNotWritten(String content) {
    server.on(PATH, LocalServer.ok(content).build());
    assertThatThrownBy(this::download)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("does not begin like a FITS file");
    assertThat(received.size()).isZero();
  }

  @Test
  void anAnnouncedLengthBeyondReasonIsRefusedUnread() {
    server.on(
        PATH,
        LocalServer.ok(FILE)
            .setHeader("Content-Length", FileTransfer.LONGEST + 1)
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    assertThatThrownBy(this::download)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("longer than 64 MB");
    assertThat(received.size()).isZero();
  }

  @Test
  void anEndlessBodyIsCutAtTheBound() throws IOException {
    byte[] bomb = compressed(file((int) FileTransfer.LONGEST + 1));
    assertThat(bomb.length).isLessThan(1 << 20);
    server.on(PATH, LocalServer.ok(bomb).build());
    long[] written = new long[1];
    assertThatThrownBy(() -> ports.archive.download(ID, counting(written)))
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("longer than 64 MB");
    assertThat(written[0]).isLessThanOrEqualTo(FileTransfer.LONGEST);
  }

  @Test
  void aCompressedBodyIsDecompressedWhetherItSaysSoOrNot() throws IOException {
    byte[] body = compressed(FILE);
    server.on(PATH, LocalServer.ok(body).setHeader("Content-Encoding", "gzip").build());
    assertThat(download())
        .isEqualTo(new Transfer(FILE.length, OptionalLong.empty(), Optional.empty()));
    server.on(PATH, LocalServer.ok(body).build());
    download();
    byte[] twice = Arrays.copyOf(FILE, 2 * FILE.length);
    System.arraycopy(FILE, 0, twice, FILE.length, FILE.length);
    assertThat(received.toByteArray()).isEqualTo(twice);
  }

  @Test
  void aBodyThatIsOnlyCalledCompressedIsTakenAsItIs() {
    server.on(PATH, LocalServer.ok(FILE).setHeader("Content-Encoding", "gzip").build());
    download();
    assertThat(received.toByteArray()).isEqualTo(FILE);
  }

  @Test
  void aCompressedBodyCutShortIsTransientAndADamagedOneIsNot() throws IOException {
    byte[] body = compressed(random(20_000));
    server.on(PATH, LocalServer.ok(Arrays.copyOf(body, 10_000)).build());
    assertThatThrownBy(this::download)
        .isInstanceOf(ArchiveUnavailableException.class)
        .hasMessageContaining("broke off");
    body[body.length - 6] ^= 1;
    server.on(PATH, LocalServer.ok(body).build());
    assertThatThrownBy(this::download)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aDiskThatFailsIsNotTheServersFault() {
    server.on(PATH, LocalServer.ok(FILE).build());
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> ports.archive.download(ID, full))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "251017/c3/33862775.fts could not be written to disk (No space left on device).");
    download();
    assertThat(received.size()).isEqualTo(FILE.length);
  }

  private Transfer download() {
    return ports.archive.download(ID, received);
  }

  private static OutputStream counting(long[] written) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        written[0]++;
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        written[0] += length;
      }
    };
  }

  private static byte[] file(int length) {
    byte[] bytes = new byte[length];
    byte[] begin = "SIMPLE  =                    T".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(begin, 0, bytes, 0, begin.length);
    return bytes;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    System.arraycopy(file(30), 0, bytes, 0, 30);
    return bytes;
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
