package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.application.event.Event;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.job.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client so slow that the end of the job it follows is not kept any more when it reads on. */
class LostEndTest {

  private static final int LONG = 100_000;
  private static final int ENOUGH_TO_FILL_ALL_BUFFERS = 200;

  @Test
  @Timeout(60)
  void isTold(@TempDir Path folder) throws Exception {
    WebSettings settings = WebFixture.streams(4, Duration.ofSeconds(10), Duration.ofSeconds(40));
    try (WebFixture web = WebFixture.start(folder, settings);
        Socket client = new Socket()) {
      Job queued = web.service.jobs.submit(JobSpec.slotSync()).job();
      Job running = queued.begun(WebFixture.NOW);
      web.service.jobRows.compareAndSet(queued, running);
      client.setReceiveBufferSize(4096);
      client.setSoTimeout(20_000);
      client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), web.web.port()));
      String request = "GET /jobs/" + queued.id() + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
      client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(client.getInputStream().read()).isEqualTo('H');

      for (int i = 0; i < ENOUGH_TO_FILL_ALL_BUFFERS; i++) {
        web.service.log.heard(new Event.JobChanged(wordy(running)));
        Thread.sleep(5); // so that it is taken, as long as the client's buffers have room
      }
      Job completed = running.completed(Map.of("added", 1), WebFixture.NOW);
      web.service.jobRows.compareAndSet(running, completed);
      web.service.log.heard(new Event.JobChanged(completed));
      for (int i = 0; i <= Service.EVENTS_KEPT; i++) {
        web.service.log.heard(
            new Event.JobChanged(Job.queued(new UUID(0, i), JobSpec.slotSync(), WebFixture.NOW)));
      }

      StringBuilder heard = new StringBuilder();
      byte[] buffer = new byte[64 * 1024];
      while (!heard.toString().endsWith("0\r\n\r\n")) {
        int length = client.getInputStream().read(buffer);
        assertThat(length).as("the stream ends before it is broken off").isPositive();
        String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        heard.append(text.replace("x".repeat(50), ""));
      }
      assertThat(heard).contains("event: gap").contains("event: job.completed");
    }
  }

  private static Job wordy(Job job) {
    return new Job(
        job.id(),
        job.spec(),
        JobStatus.RUNNING,
        job.createdAt(),
        job.startedAt(),
        Optional.empty(),
        job.runs(),
        Map.of(),
        Optional.of("x".repeat(LONG)));
  }
}
