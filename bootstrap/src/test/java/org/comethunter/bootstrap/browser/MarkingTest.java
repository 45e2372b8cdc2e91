package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SunOffset;
import org.comethunter.domain.image.PixelPosition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first click on a comet to the report in the clipboard. */
@BrowserTest
class MarkingTest {
  private static final int MARKED = 5;
  private static final int FRAMES = MARKED + 1;
  private static final double ONE_PIXEL = 1;

  @TempDir Path home;
  private Observatory observatory;
  private Passage passage;

  @AfterEach
  void close() {
    observatory.close();
  }

  private void begin(Passage here) throws Exception {
    passage = here;
    observatory = passage.open(home, FRAMES);
  }

  private Truth.Position truth(int frame) {
    return passage.comet().positions().get(Passage.CLEAR_FRAMES - FRAMES + frame);
  }

  /** Where the comet is in the north-up picture. */
  private PixelPosition inPicture(Truth.Position truth) throws Exception {
    return geometry(truth.frame()).toPicture(truth.array());
  }

  private FrameGeometry geometry(FrameId frame) throws Exception {
    return Geometries.of(observatory, frame);
  }

  /** Goes to a frame and clicks two pixels beside where the comet truly is. */
  private void mark(HuntPage hunt, Sight sight, int frame) throws Exception {
    hunt.awaitFrame(truth(frame).frame().toString());
    PixelPosition comet = inPicture(truth(frame));
    hunt.click(sight, new PixelPosition(comet.column() + 1.4, comet.row() - 1.4));
    hunt.await("document.querySelectorAll('.positions tbody tr').length === " + (frame + 1));
  }

  private HuntPage openAtFirst(Visit visit, String more) {
    String first = truth(0).frame().toString();
    HuntPage hunt = HuntPage.open(visit, observatory, "camera=c2&hours=6&frame=" + first + more);
    hunt.awaitFrame(first);
    return hunt;
  }

  private JsonNode onServer() throws Exception {
    JsonNode all = observatory.service().get("/observations").get("observations");
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void assertTrue(JsonNode observation, int marks) {
    assertThat(observation.get("marks")).hasSize(marks);
    for (int i = 0; i < marks; i++) {
      JsonNode mark = observation.get("marks").get(i);
      assertThat(mark.get("frame").asText()).isEqualTo(truth(i).frame().toString());
      assertThat(mark.get("method").asText()).isEqualToIgnoringCase("centroid");
      assertNear(
          new PixelPosition(
              mark.at("/position/x").asDouble(mark.path("x").asDouble()),
              mark.at("/position/y").asDouble(mark.path("y").asDouble())),
          truth(i).array());
    }
  }

  private static void assertNear(PixelPosition found, PixelPosition truth) {
    assertThat(Math.hypot(found.column() - truth.column(), found.row() - truth.row()))
        .isLessThan(ONE_PIXEL);
  }

  @Test
  void aCometIsMarkedReportedAndFoundAgain(Visit visit) throws Exception {
    begin(Passage.usual());
    HuntPage hunt = openAtFirst(visit, "");
    Sight sight = hunt.sight();
    hunt.keys("m");
    for (int i = 0; i < MARKED; i++) {
      mark(hunt, sight, i);
      hunt.keys("ArrowRight");
    }
    assertTrue(onServer(), MARKED);
    assertThat(hunt.text(".findings")).isNotEmpty();
    predictionIsNear(hunt, onServer());
    photographed(visit, hunt, sight);

    String text = copiedReport(hunt, visit);
    assertThat(text).contains("north-up picture").contains("Reporter: A. Hunter");
    assertRows(text, false, true);

    hunt.page().reload();
    HuntPage again = HuntPage.of(hunt.page());
    again.find("#tab-objects").click();
    again.await("document.querySelectorAll('.positions tbody tr').length === " + MARKED);
    again.keys("p");
    again.await("document.querySelector('#report-text')?.value.includes('A. Hunter')");
    again.keys("Escape");
    afterARestart(visit, again);
  }

  private void afterARestart(Visit visit, HuntPage hunt) throws Exception {
    visit.expect("ERR_|Failed to load|no connection");
    observatory.restart(
        () -> hunt.await("document.querySelector('#chip').textContent.includes('no connection')"));
    hunt.await("!document.querySelector('#chip').textContent.includes('no connection')");
    assertTrue(onServer(), MARKED);
    hunt.find("#tab-look").click();
    Sight sight = hunt.sight();
    hunt.keys("m");
    mark(hunt, sight, MARKED);
    assertTrue(onServer(), MARKED + 1);
  }

  @Test
  void zoomedAndPannedTheMarksAreJustAsGood(Visit visit) throws Exception {
    begin(Passage.usual());
    PixelPosition comet = inPicture(truth(0));
    HuntPage hunt =
        openAtFirst(
            visit,
            "&invert=1&filter=median&view=%.0f,%.0f,4"
                .formatted(comet.column() + 20, comet.row() - 10));
    Page other = visit.anotherTab();
    other.navigate(hunt.page().url());
    HuntPage watching = HuntPage.of(other);
    watching.find("#tab-objects").click();
    hunt.page().bringToFront(); // the one behind is drawn once a second

    mark(hunt, looking(hunt), 0);
    hunt.keys("ArrowRight", "Shift+ArrowRight");
    mark(hunt, looking(hunt), 1);
    assertTrue(onServer(), 2);
    watching.find(".objects .name").click();
    watching.await("document.querySelectorAll('.positions tbody tr').length === 2");

    // the plain pixel
    hunt.keys("ArrowRight");
    hunt.awaitFrame(truth(2).frame().toString());
    Sight sight = looking(hunt);
    PixelPosition beside = inPicture(truth(2));
    beside = new PixelPosition(Math.round(beside.column()) + 3, Math.round(beside.row()) + 2);
    hunt.page().keyboard().down("Shift");
    hunt.click(sight, beside);
    hunt.page().keyboard().up("Shift");
    watching.await("document.querySelectorAll('.positions tbody tr').length === 3");
    JsonNode plain = onServer().get("marks").get(2);
    assertThat(plain.get("method").asText()).isEqualToIgnoringCase("pixel");
    assertThat(plain.at("/picture/x").asDouble()).isCloseTo(beside.column(), within(0.5));
    assertThat(plain.at("/picture/y").asDouble()).isCloseTo(beside.row(), within(0.5));

    // undone, and removed
    hunt.keys("z");
    hunt.await("document.querySelectorAll('.positions tbody tr').length === 2");
    watching.await("document.querySelectorAll('.positions tbody tr').length === 2");
    hunt.keys("ArrowLeft", "Delete");
    watching.await("document.querySelectorAll('.positions tbody tr').length === 1");
    hunt.keys("z");
    watching.await("document.querySelectorAll('.positions tbody tr').length === 2");
    assertTrue(onServer(), 2);
    takenOutAndIn(hunt);
  }

  /** The mouse is over the picture afterwards, in the mode that marks. */
  private static Sight looking(HuntPage hunt) {
    Sight sight = hunt.sight();
    hunt.keys("m");
    return sight;
  }

  private void takenOutAndIn(HuntPage hunt) throws Exception {
    for (String format : List.of("JSON", "CSV")) {
      hunt.find("#tab-objects").click();
      JsonNode before = onServer();
      hunt.find("text=Export, import").click();
      Download download = hunt.page().waitForDownload(() -> hunt.press(format));
      assertThat(download.suggestedFilename()).endsWith("." + format.toLowerCase(Locale.ROOT));
      Path file = home.resolve(download.suggestedFilename());
      download.saveAs(file);
      assertThat(Files.readString(file)).contains(truth(0).frame().toString());
      hunt.keys("Escape");
      hunt.press("Remove");
      hunt.await("document.querySelectorAll('.objects .name').length === 0");

      hunt.find("text=Export, import").click();
      hunt.find("#import").setInputFiles(file);
      hunt.await("document.querySelector('#dialog').textContent.includes('1 added')");
      hunt.keys("Escape");
      hunt.await("document.querySelectorAll('.objects .name').length === 1");
      assertThat(onServer().get("id")).isEqualTo(before.get("id"));
      assertTrue(onServer(), 2);
      hunt.find(".objects .name").click();
    }
  }

  @Test
  void onATurnedDayTheReportSaysWhichWayUpItIs(Visit visit) throws Exception {
    begin(Passage.turned());
    HuntPage hunt = openAtFirst(visit, "");
    Sight sight = looking(hunt);
    for (int i = 0; i < MARKED; i++) {
      mark(hunt, sight, i);
      hunt.keys("ArrowRight");
    }
    assertTrue(onServer(), MARKED);
    predictionIsNear(hunt, onServer());

    String northUp = copiedReport(hunt, visit);
    assertThat(northUp).contains("north-up picture").doesNotContain("raw FITS array");
    assertRows(northUp, false, true);

    hunt.keys("p");
    hunt.find("[name=frame]").selectOption("raw");
    hunt.await("document.querySelector('#report-text').value.includes('raw FITS array')");
    String raw = hunt.find("#report-text").inputValue();
    assertRows(raw, true, true);
    Download download = hunt.page().waitForDownload(() -> hunt.press("Download"));
    assertThat(download.suggestedFilename()).matches("report-2026-\\d\\d-\\d\\d\\.txt");
    Path file = home.resolve("report.txt");
    download.saveAs(file);
    assertThat(Files.readString(file)).isEqualTo(raw);
    hunt.find("[name=origin]").selectOption("lower-left");
    hunt.await("document.querySelector('#report-text').value.includes('lower left')");
    assertRows(hunt.find("#report-text").inputValue(), true, false);
    hunt.press("Animated PNG");
    hunt.await("document.querySelector('#dialog figure img')?.naturalWidth > 0");
    Download animation = hunt.page().waitForDownload(() -> hunt.press("Save the animation"));
    Path moving = home.resolve("moving.png");
    animation.saveAs(moving);
    assertThat(new String(Files.readAllBytes(moving), StandardCharsets.ISO_8859_1))
        .contains("acTL");
  }

  /** As the project's page shows it: the last mark from near by, with some of the overlays. */
  private void photographed(Visit visit, HuntPage hunt, Sight sight) throws Exception {
    hunt.find("#tab-look").click();
    hunt.find("[data-overlay=circles]").check();
    hunt.find("[data-overlay=kreutz]").check();
    hunt.find("#tab-objects").click();
    hunt.find("#stage").focus();
    PixelPosition comet = sight.onStage(inPicture(truth(MARKED - 1)));
    hunt.point(comet.column() + 30, comet.row() - 30);
    hunt.keys("+", "+", "+", "+", "ArrowLeft");
    hunt.await("[...document.querySelectorAll('.thumbs img')].every((image) => image.complete)");
    hunt.await("document.querySelector('#notices').textContent.trim() === ''");
    visit.picture("main-simulated");
    hunt.keys("ArrowRight");
  }

  /** In the frame after the last mark, the page draws a circle about where the comet is. */
  private void predictionIsNear(HuntPage hunt, JsonNode observation) throws Exception {
    Truth.Position next = truth(MARKED);
    hunt.awaitFrame(next.frame().toString());
    @SuppressWarnings("unchecked")
    List<Number> offset =
        (List<Number>)
            hunt.page()
                .evaluate(
                    """
                    async ([json, time]) => {
                      const { predict } = await import("/app/motion.js");
                      const { motion, marks } = JSON.parse(json);
                      const timed = marks.map((m) => ({ ...m, time: Date.parse(m.observedAt) }));
                      const { right, up } = predict({ motion, marks: timed }, { time });
                      return [right, up];
                    }
                    """,
                    List.of(observation.toString(), (double) next.observedAt().toEpochMilli()));
    FrameGeometry geometry = geometry(next.frame());
    var expected =
        geometry.fromOffset(
            new SunOffset(offset.get(0).doubleValue(), offset.get(1).doubleValue()));
    assertThat(Math.hypot(expected.column() - next.column(), expected.row() - next.row()))
        .isLessThan(3);
  }

  private String copiedReport(HuntPage hunt, Visit visit) {
    hunt.keys("p");
    hunt.find("[name=reporter]").fill("A. Hunter");
    hunt.find("[name=reporter]").press("Tab");
    hunt.await("document.querySelector('#report-text')?.value.includes('A. Hunter')");
    visit.picture("report-simulated");
    hunt.find("#copy").click();
    hunt.await("document.querySelector('#copied').textContent === 'Copied.'");
    String text = (String) hunt.page().evaluate("navigator.clipboard.readText()");
    hunt.keys("Escape");
    return text;
  }

  /** The rows of a report are where the comet truly is. */
  private void assertRows(String text, boolean raw, boolean fromAbove) throws Exception {
    List<String[]> rows =
        text.lines()
            .filter(line -> line.matches("(\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d [\\d.]+ [\\d.]+"))
            .map(line -> line.split(" "))
            .toList();
    assertThat(rows).hasSize(MARKED);
    for (int i = 0; i < MARKED; i++) {
      String[] row = rows.get(i);
      PixelPosition array = truth(i).array();
      PixelPosition place = raw ? array : inPicture(truth(i));
      // rows of the array count upwards, those of the picture downwards
      double y = raw == fromAbove ? 1023 - place.row() : place.row();
      assertThat(truth(i).observedAt().toString().substring(11, 16)).isEqualTo(row[row.length - 3]);
      assertNear(
          new PixelPosition(
              Double.parseDouble(row[row.length - 2]), Double.parseDouble(row[row.length - 1])),
          new PixelPosition(place.column(), y));
    }
  }
}
