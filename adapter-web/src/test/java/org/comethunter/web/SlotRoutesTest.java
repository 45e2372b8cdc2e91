package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotRoutesTest {

  private static final Instant NOW = WebFixture.NOW;

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private static DownlinkSlot slot(int beginMinutes, int endMinutes, String antenna) {
    return DownlinkSlot.announced(
        new TimeWindow(
            NOW.plus(Duration.ofMinutes(beginMinutes)), NOW.plus(Duration.ofMinutes(endMinutes))),
        antenna);
  }

  private void know(DownlinkSlot... slots) {
    web.service.slotRows.addNew(List.of(slots));
  }

  @Test
  void showsSlotsAsTheMomentFindsThem() {
    know(slot(60, 120, "D54"), slot(-60, 60, "D34"), slot(-120, -60, "D24"));

    HttpResponse<String> response = web.get("/slots");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"slots\":["
                + "{\"id\":\"20251018T0700-D24\",\"start\":\"2025-10-18T07:00:00Z\","
                + "\"end\":\"2025-10-18T08:00:00Z\",\"antenna\":\"D24\",\"status\":\"MISSED\","
                + "\"successfulCycles\":0},"
                + "{\"id\":\"20251018T0800-D34\",\"start\":\"2025-10-18T08:00:00Z\","
                + "\"end\":\"2025-10-18T10:00:00Z\",\"antenna\":\"D34\",\"status\":\"ACTIVE\","
                + "\"successfulCycles\":0},"
                + "{\"id\":\"20251018T1000-D54\",\"start\":\"2025-10-18T10:00:00Z\","
                + "\"end\":\"2025-10-18T11:00:00Z\",\"antenna\":\"D54\",\"status\":\"PENDING\","
                + "\"successfulCycles\":0}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "status=active, 20251018T0800-D34",
    "status=Active, 20251018T0800-D34",
    "end=2025-10-18T08:00Z, 20251018T0700-D24",
    "start=2025-10-18T10:00Z, 20251018T1000-D54",
    "start=2025-10-18T08:00Z&end=2025-10-18T10:00Z, 20251018T0800-D34",
    "limit=1, 20251018T0700-D24",
  })
  void selects(String query, String expected) {
    know(slot(60, 120, "D54"), slot(-60, 60, "D34"), slot(-120, -60, "D24"));

    HttpResponse<String> response = web.get("/slots?" + query);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(web.ids(web.json(response), "slots")).containsExactly(expected);
  }

  @Test
  void takesSeveralStates() {
    know(slot(60, 120, "D54"), slot(-60, 60, "D34"), slot(-120, -60, "D24"));

    JsonNode found = web.json(web.get("/slots?status=pending,MISSED"));

    assertThat(web.ids(found, "slots")).containsExactly("20251018T0700-D24", "20251018T1000-D54");
  }

  @Test
  void refusesAWindowOfMoreThanAYear() {
    HttpResponse<String> response = web.get("/slots?start=2020-01-01&end=2025-01-01");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(web.json(response).get("detail").asText()).contains("366 days");
  }

  @Test
  void showsThoseThatAreGoingOnAndTheNext() {
    assertThat(web.get("/slots/active").body()).isEqualTo("{\"slots\":[]}");
    HttpResponse<String> none = web.get("/slots/next");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(web.json(none).get("type").asText())
        .isEqualTo("urn:comet-hunter:problem:no-upcoming-slot");

    know(slot(-60, 60, "D34"), slot(-1, 1, "D24"), slot(90, 120, "D55"), slot(60, 120, "D54"));

    assertThat(web.ids(web.json(web.get("/slots/active")), "slots"))
        .containsExactly("20251018T0800-D34", "20251018T0859-D24");
    assertThat(web.json(web.get("/slots/next")).get("id").asText()).isEqualTo("20251018T1000-D54");
  }
}
