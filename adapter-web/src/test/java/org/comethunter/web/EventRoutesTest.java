package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.application.event.Event;
import org.comethunter.application.report.CycleOutcome;
import org.comethunter.application.report.SlotSyncReport;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.web.EventClient.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What event streams say. */
@Timeout(30)
class EventRoutesTest {

  private static final FrameId FILE =
      new FrameId(LocalDate.of(2025, 10, 17), Instrument.C3, "33862837");
  private static final TimeWindow DAY =
      new TimeWindow(Instant.parse("2025-10-17T00:00:00Z"), Instant.parse("2025-10-18T00:00:00Z"));

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web =
        WebFixture.start(
            folder, WebFixture.streams(4, Duration.ofSeconds(10), Duration.ofSeconds(10)));
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private void happens(int number) {
    web.service.log.heard(new Event.MetadataSynced(Instrument.C2, DAY, number, 0, 0));
  }

  private static List<Integer> numbers(List<Received> events) {
    return events.stream().map(event -> event.data().get("listed").asInt()).toList();
  }

  @Test
  void beginsWithTheTimeToComeBackAndIsNotKept() throws Exception {
    try (EventClient client = web.listen("/events")) {
      assertThat(client.block()).containsExactly("retry: 2000");
      assertThat(client.response().statusCode()).isEqualTo(200);
      assertThat(client.response().headers().firstValue("Content-Type"))
          .hasValue("text/event-stream");
      assertThat(client.response().headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(client.response().headers().firstValue("X-Request-Id")).isPresent();
    }
    HttpResponse<String> head = web.send("HEAD", "/events");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).hasValue("text/event-stream");
  }

  @Test
  void tellsEveryKindOfEvent() throws Exception {
    DownlinkSlot slot = DownlinkSlot.announced(DAY, "D34");
    CycleOutcome outcome =
        new CycleOutcome(DAY.start(), DAY.end(), Map.of("downloaded", 3), Optional.of("Half."));
    List<Event> events =
        List.of(
            new Event.SlotsSynced(new SlotSyncReport(4, 3, 2, 1)),
            new Event.SlotActive(slot),
            new Event.MetadataSynced(Instrument.C3, DAY, 5, 4, 1),
            new Event.DownloadRecovered(FILE, FileStatus.DOWNLOADING_FAILED),
            new Event.DownloadCompleted(FILE),
            new Event.ProcessRecovered(FILE, FileStatus.ABANDONED),
            new Event.ProcessReady(FILE),
            new Event.ProcessCompleted(FILE, FileStatus.PROCESSED),
            new Event.CycleCompleted(Instrument.C3, outcome),
            new Event.FrameReady(web.addFrame(Instrument.C3, DAY.start(), "7", "png")));
    String file = "'file':'20251017-c3-33862837','instrument':'c3'";
    List<String> expected =
        List.of(
            "slots.synced {'counts':{'announced':4,'added':3,'moved':2,'withdrawn':1}}",
            "slot.active {'slot':{'id':'20251017T0000-D34','start':'2025-10-17T00:00:00Z',"
                + "'end':'2025-10-18T00:00:00Z','antenna':'D34','status':'PENDING',"
                + "'successfulCycles':0}}",
            "metadata.synced {'instrument':'c3','start':'2025-10-17T00:00:00Z',"
                + "'end':'2025-10-18T00:00:00Z','listed':5,'added':4,'foldersFailed':1}",
            "download.recovered {" + file + ",'status':'DOWNLOADING_FAILED'}",
            "download.completed {" + file + "}",
            "process.recovered {" + file + ",'status':'ABANDONED'}",
            "process.ready {" + file + "}",
            "process.completed {" + file + ",'status':'PROCESSED'}",
            "cycle.completed {'instrument':'c3','outcome':{'begunAt':'2025-10-17T00:00:00Z',"
                + "'endedAt':'2025-10-18T00:00:00Z','succeeded':false,'counts':{'downloaded':3},"
                + "'error':'Half.'}}");

    try (EventClient client = web.listen("/events")) {
      events.forEach(web.service.log::heard);
      List<Received> received = client.next(events.size());

      assertThat(received).allSatisfy(it -> assertThat(it.id()).isPresent());
      assertThat(received.subList(0, expected.size()))
          .extracting(it -> it.type() + " " + withoutTime(it.data()))
          .isEqualTo(expected.stream().map(text -> text.replace('\'', '"')).toList());
      assertThat(received.getLast().type()).isEqualTo("frame.ready");
      assertThat(received.getLast().data().get("frame"))
          .isEqualTo(web.json(web.get("/frames")).get("frames").get(0));
    }
  }

  private static String withoutTime(JsonNode data) {
    String at = "\"at\":\"2025-10-18T09:00:00Z\",";
    assertThat(data.toString()).startsWith("{" + at);
    return data.toString().replace(at, "");
  }

  @Test
  void everyListenerHearsEverythingInOrder() throws Exception {
    try (EventClient one = web.listen("/events");
        EventClient other = web.listen("/events")) {
      for (int i = 0; i < 30; i++) {
        happens(i);
      }
      List<Received> heard = one.next(30);

      assertThat(numbers(heard)).isSorted().hasSize(30);
      assertThat(heard).extracting(Received::id).doesNotHaveDuplicates();
      assertThat(other.next(30)).isEqualTo(heard);
    }
  }

  @Test
  void goesOnAfterTheLastEventThatWasHeard() throws Exception {
    for (int i = 0; i < 5; i++) {
      happens(i);
    }
    String third;
    try (EventClient all = web.listen("/events?lastEventId=none")) {
      assertThat(all.next(1).getFirst().type()).isEqualTo("gap");
      third = all.next(3).getLast().id().orElseThrow();
    }
    try (EventClient header = web.listen("/events", "Last-Event-ID", third);
        EventClient parameter = web.listen("/events?lastEventId=" + third);
        EventClient both = web.listen("/events?lastEventId=none", "Last-Event-ID", third)) {
      for (EventClient client : List.of(header, parameter, both)) {
        assertThat(numbers(client.next(2))).containsExactly(3, 4);
      }
    }
  }

  @Test
  void tellsThatEventsAreLost() throws Exception {
    happens(-1);
    String first;
    try (EventClient client = web.listen("/events?lastEventId=none")) {
      first = client.next(2).getLast().id().orElseThrow();
    }
    for (int i = 0; i < Service.EVENTS_KEPT + 10; i++) {
      happens(i);
    }

    try (EventClient client = web.listen("/events", "Last-Event-ID", first)) {
      Received gap = client.next(1).getFirst();
      assertThat(gap.type()).isEqualTo("gap");
      assertThat(gap.id()).isEmpty();
      assertThat(gap.data().get("at").asText()).isEqualTo("2025-10-18T09:00:00Z");
      assertThat(gap.data().get("detail").asText()).endsWith(".");
      assertThat(numbers(client.next(Service.EVENTS_KEPT))).startsWith(10).isSorted();
    }
  }

  @Test
  void theStreamOfAJobShowsItAsItIsAndEndsWithIt() throws Exception {
    UUID other = web.service.jobs.submit(JobSpec.slotSync()).job().id();
    UUID id = web.service.jobs.submit(JobSpec.frameSync(Instrument.C2, DAY)).job().id();

    List<Received> events = new ArrayList<>();
    try (EventClient client = web.listen("/jobs/" + id + "/events")) {
      events.addAll(client.next(1));
      web.service.runNext();
      web.service.ended(other);
      web.service.runNext();
      for (Optional<Received> next = client.next(); next.isPresent(); next = client.next()) {
        events.add(next.get());
      }
    }

    assertThat(events.getFirst().type()).isEqualTo("job.queued");
    assertThat(events.getFirst().id()).isEmpty();
    assertThat(events.get(1).type()).isEqualTo("job.running");
    assertThat(events.getLast().type()).isEqualTo("job.completed");
    assertThat(events)
        .filteredOn(event -> event.type().equals("progress"))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.data().get("job").asText()).isEqualTo(id.toString()));
    assertThat(events)
        .filteredOn(event -> event.type().startsWith("job."))
        .allSatisfy(
            event -> assertThat(event.data().at("/job/id").asText()).isEqualTo(id.toString()));
    assertReconnects(id, events);
  }

  private void assertReconnects(UUID id, List<Received> events)
      throws IOException, InterruptedException {
    String path = "/jobs/" + id + "/events";
    String atTheStart = events.get(1).id().orElseThrow();
    String atTheEnd = events.getLast().id().orElseThrow();
    try (EventClient client = web.listen(path, "Last-Event-ID", atTheStart)) {
      assertThat(client.next(events.size() - 2)).isEqualTo(events.subList(2, events.size()));
      assertThat(client.next()).as("the end").isEmpty();
    }
    HttpResponse<String> over = web.get(path, "Last-Event-ID", atTheEnd);
    assertThat(over.statusCode()).isEqualTo(204);
    assertThat(over.body()).isEmpty();
    assertThat(web.get(path + "?lastEventId=" + atTheEnd).statusCode()).isEqualTo(204);
    try (EventClient client = web.listen(path)) {
      assertThat(client.next(1).getFirst().type()).isEqualTo("job.completed");
      assertThat(client.next()).as("the end").isEmpty();
    }
  }

  /**
   * The browser comes back after a restart, when the job has long ended and its events are gone.
   */
  @Test
  void aJobWhoseEventsAreGoneTellsNobodyToComeBack() throws Exception {
    UUID id = web.service.jobs.submit(JobSpec.slotSync()).job().id();
    web.service.jobs.cancel(id);
    for (int i = 0; i < Service.EVENTS_KEPT; i++) {
      happens(i);
    }

    assertThat(web.get("/jobs/" + id + "/events", "Last-Event-ID", "earlier-7").statusCode())
        .isEqualTo(204);
  }
}
