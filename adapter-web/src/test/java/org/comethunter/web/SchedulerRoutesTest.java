package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventLog;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SchedulerRoutesTest {

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void isOffAtFirst() {
    HttpResponse<String> response = web.get("/scheduler");

    assertThat(response.statusCode()).isEqualTo(200);
    String camera =
        "{\"on\":false,\"activity\":\"OFF\",\"nextLookAt\":null,\"lastSuccessAt\":null,"
            + "\"lastOutcome\":null}";
    assertThat(response.body())
        .isEqualTo(
            "{\"on\":false,\"cameras\":{\"c2\":"
                + camera
                + ",\"c3\":"
                + camera
                + "},\"schedule\":{\"syncedAt\":null,\"nextRefreshAt\":null,\"error\":null},"
                + "\"activeSlots\":[],\"nextSlot\":null}");
  }

  @Test
  void withoutABodyAllCamerasAreMeant() {
    HttpResponse<String> started = web.post("/scheduler/start");
    assertThat(started.statusCode()).isEqualTo(200);
    assertOn(web.json(started), true, true);
    assertOn(web.json(web.get("/scheduler")), true, true);

    HttpResponse<String> stopped = web.post("/scheduler/stop");
    assertThat(stopped.statusCode()).isEqualTo(200);
    assertOn(web.json(stopped), false, false);
    assertThat(web.json(stopped).at("/cameras/c2/activity").asText()).isEqualTo("OFF");
  }

  @Test
  void withABodyThoseItNames() {
    assertOn(web.json(web.post("/scheduler/start", "{\"instruments\":[\"C2\"]}")), true, false);
    assertOn(
        web.json(web.post("/scheduler/start", "{\"instruments\":[\"c2\",\"c2\"]}")), true, false);
    assertOn(web.json(web.post("/scheduler/start", "{}")), true, true);
    assertOn(web.json(web.post("/scheduler/stop", "{\"instruments\":[\"c2\"]}")), false, true);
    assertOn(web.json(web.post("/scheduler/stop", "{\"instruments\":[\"c2\"]}")), false, true);
    assertOn(web.json(web.post("/scheduler/stop", "{}")), false, false);
  }

  @Test
  void showsWhatItHasDoneAndWaitsFor() throws Exception {
    DownlinkSlot now = slot(-10, 10, "D34");
    DownlinkSlot next = slot(60, 90, "D54");
    web.service.slotRows.addNew(List.of(now, next));
    EventLog.Reader reader = web.service.log.readFromNow();

    web.post("/scheduler/start", "{\"instruments\":[\"c3\"]}");
    while (reader.next(Duration.ofSeconds(10)).entries().stream()
        .noneMatch(entry -> entry.event() instanceof Event.CycleCompleted)) {
      assertThat(web.service.scheduler.status().on()).isNotEmpty();
    }
    JsonNode status = web.json(web.get("/scheduler"));

    assertThat(status.at("/cameras/c3/lastSuccessAt").asText()).isEqualTo("2025-10-18T09:00:00Z");
    assertThat(status.at("/cameras/c3/lastOutcome/succeeded").asBoolean()).isTrue();
    assertThat(status.at("/cameras/c3/lastOutcome/counts/downloaded").asInt(-1)).isZero();
    assertThat(status.at("/schedule/syncedAt").asText()).isEqualTo("2025-10-18T09:00:00Z");
    assertThat(status.at("/schedule/nextRefreshAt").asText()).isEqualTo("2025-10-19T06:45:00Z");
    assertThat(status.at("/activeSlots/0/id").asText()).isEqualTo(now.id());
    assertThat(status.at("/nextSlot/id").asText()).isEqualTo(next.id());
  }

  private static DownlinkSlot slot(int beginMinutes, int endMinutes, String antenna) {
    return DownlinkSlot.announced(
        new TimeWindow(
            WebFixture.NOW.plus(Duration.ofMinutes(beginMinutes)),
            WebFixture.NOW.plus(Duration.ofMinutes(endMinutes))),
        antenna);
  }

  private static void assertOn(JsonNode scheduler, boolean c2, boolean c3) {
    assertThat(scheduler.at("/cameras/c2/on").asBoolean()).isEqualTo(c2);
    assertThat(scheduler.at("/cameras/c3/on").asBoolean()).isEqualTo(c3);
    assertThat(scheduler.get("on").asBoolean()).isEqualTo(c2 || c3);
  }
}
