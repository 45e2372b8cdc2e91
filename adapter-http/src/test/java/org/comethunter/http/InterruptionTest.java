package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.SocketEffect;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interrupt ends a call long before any time-out does (an hour, here). */
@Timeout(60)
class InterruptionTest {
  private static final LocalDate DAY = LocalDate.of(2025, 10, 17);
  private static final FrameId ID = new FrameId(DAY, Instrument.C3, "33862775");
  private static final String FOLDER = "/level_05/251017/c3/";
  private static final String PATH = FOLDER + "33862775.fts";
  private static final String LINE =
      "33862775.fts    2025/10/17  00:54:08   C3    19.0   1024   1024     20      1"
          + "  Clear   Clear   Normal       0.0000  4180\n";

  private final CountDownLatch reached = new CountDownLatch(1);
  private LocalServer server;
  private Ports ports;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
    HttpSettings quick = Ports.settings(server);
    Duration hour = Duration.ofHours(1);
    ports =
        new Ports(
            new HttpSettings(
                quick.archiveUrl(), quick.scheduleUrl(), "", 4, hour, hour, hour, hour));
  }

  @AfterEach
  void stop() {
    ports.close();
    server.close();
  }

  @Test
  void endsACallThatWaitsForAnAnswer() throws InterruptedException {
    server.on(
        PATH,
        _ -> {
          reached.countDown();
          return LocalServer.ok("").onResponseStart(SocketEffect.Stall.INSTANCE).build();
        });
    assertInterruptible(archive -> archive.download(ID, OutputStream.nullOutputStream()));
  }

  @Test
  void endsATransferAndNothingIsWrittenAfterwards() throws InterruptedException {
    AtomicLong written = new AtomicLong();
    server.on(
        PATH,
        LocalServer.ok("SIMPLE  =" + " ".repeat(100_000))
            .throttleBody(100, 10, TimeUnit.MILLISECONDS)
            .build());
    OutputStream sink =
        new OutputStream() {
          @Override
          public void write(int b) {
            written.incrementAndGet();
            reached.countDown();
          }
        };
    assertInterruptible(archive -> archive.download(ID, sink));
    long then = written.get();
    assertThat(then).isPositive().isLessThan(100_000);
    // the stalled server goes on for seconds: a writer left behind would show within this
    Thread.sleep(100);
    assertThat(written).hasValue(then);
  }

  @Test
  void endsTheWaitBeforeAnotherAttempt() throws InterruptedException {
    server.on(
        FOLDER + "img_hdr.txt",
        _ -> {
          reached.countDown();
          return LocalServer.status(500);
        });
    assertInterruptible(archive -> archive.list(Instrument.C3, DAY));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void isNotMistakenForAMissingFolderPage() throws InterruptedException {
    server.on(FOLDER + "img_hdr.txt", LocalServer.ok(LINE).build());
    server.on(
        FOLDER,
        _ -> {
          reached.countDown();
          return LocalServer.ok("").onResponseStart(SocketEffect.Stall.INSTANCE).build();
        });
    assertInterruptible(archive -> archive.list(Instrument.C3, DAY));
  }

  @Test
  void anInterruptedThreadDoesNotEvenAsk() throws InterruptedException {
    server.on(PATH, LocalServer.ok("SIMPLE  =").build());
    reached.countDown();
    assertInterruptible(
        archive -> {
          Thread.currentThread().interrupt();
          archive.download(ID, OutputStream.nullOutputStream());
        });
    assertThat(server.requests()).isEmpty();
  }

  /** What is done with the archive. */
  @FunctionalInterface
  private interface Use {
    void of(SolarArchive archive);
  }

  private void assertInterruptible(Use use) throws InterruptedException {
    AtomicReference<String> outcome = new AtomicReference<>("nothing was thrown");
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    use.of(ports.archive);
                  } catch (ArchiveUnavailableException e) {
                    outcome.set(
                        e.getMessage() + " flag: " + Thread.currentThread().isInterrupted());
                  }
                });
    reached.await();
    caller.interrupt();
    caller.join();
    assertThat(outcome.get()).contains("interrupted").endsWith("flag: true");
  }
}
