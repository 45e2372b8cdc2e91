package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.candidate.CandidateStatus;
import org.comethunter.domain.candidate.RejectionReason;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.sungrazer.GroupGuess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the search found, from the list to the marks. */
@BrowserTest
class CandidatesTest {
  private static final int FRAMES = 6;
  private static final int MIDDLE = FRAMES / 2;
  private static final String SENTENCE = "Place and motion suit the Kreutz group, to 0.4 pixels.";

  @TempDir Path home;
  private Observatory observatory;
  private Passage passage;

  @AfterEach
  void close() {
    observatory.close();
  }

  /** A home whose own search has left nothing to decide about. */
  private void begin(Passage here) throws Exception {
    passage = here;
    observatory = passage.open(home, FRAMES);
    for (Candidate found : undecided()) {
      observatory
          .service()
          .candidates()
          .reject(found.id(), OptionalInt.empty(), RejectionReason.OTHER);
    }
  }

  private List<Candidate> undecided() {
    return observatory
        .service()
        .candidates()
        .list(
            new CandidateQuery(
                EnumSet.of(CandidateStatus.NEW),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                100));
  }

  private Truth.Position truth(int frame) {
    return passage.comet().positions().get(Passage.CLEAR_FRAMES - FRAMES + frame);
  }

  private String frame(int frame) {
    return truth(frame).frame().toString();
  }

  /** As the search would tell it: so far beside the comet, in the frames from one to another. */
  private Detection detection(double score, double beside, int from, int to) throws Exception {
    List<Detection.Position> positions = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Truth.Position truth = truth(i);
      positions.add(
          new Detection.Position(
              truth.frame(),
              Geometries.of(observatory, truth.frame()),
              new PixelPosition(truth.column() + beside, truth.row()),
              4));
    }
    return new Detection(
        Instrument.C2,
        score,
        134,
        Optional.of(new GroupGuess(SungrazerGroup.KREUTZ, 0.4, SENTENCE)),
        positions.getLast().frame(),
        positions,
        new Evidence(
            to - from - 1, 0.42, 7.3, 5.5, 0.08, 0.71, 1, 0, 61.2, 9.4, false, 0.25, -0.97));
  }

  private void found(Detection... detections) {
    observatory.service().candidates().found(List.of(detections));
  }

  /** Keeps what is at the very places of something that was decided about. */
  private Candidate kept(Detection detection) {
    Candidate candidate = Candidate.found(UUID.randomUUID(), detection, observatory.now());
    assertThat(observatory.service().workshop().ports().candidates().add(candidate)).isTrue();
    return candidate;
  }

  private HuntPage open(Visit visit, String more) {
    return HuntPage.open(
        visit, observatory, "camera=c2&hours=6&overlays=candidate&frame=" + frame(0) + more);
  }

  private static void awaitCount(HuntPage hunt, int count) {
    hunt.await(
        "document.querySelector('#tab-candidates').textContent.replace(/\\D/g, '') === '%s'"
            .formatted(count == 0 ? "" : count));
  }

  private static List<String> scores(HuntPage hunt) {
    return hunt.find(".candidates .candidate span:first-child").allInnerTexts();
  }

  @Test
  void theBestIsLookedAtAndAcceptedTheNextRejected(Visit visit) throws Exception {
    begin(Passage.usual());
    found(detection(0.61, -120, 0, FRAMES), detection(0.72, 90, 1, FRAMES));
    Candidate comet = kept(detection(0.97, 0, 0, FRAMES));
    HuntPage hunt = open(visit, "");
    awaitCount(hunt, 3);
    hunt.find("#tab-candidates").click();
    assertThat(scores(hunt)).containsExactly("0.97", "0.72", "0.61");
    assertThat(hunt.frame()).as("nothing is shown before it is chosen").isEqualTo(frame(0));
    assertThat(hunt.overlaid()).isZero();

    hunt.find(".candidates .candidate").first().click();
    hunt.awaitFrame(frame(MIDDLE));
    showsTheComet(hunt);
    assertThat(hunt.text("#why"))
        .contains(SENTENCE, "6, seen by itself in 5", "61.2 px/h", "134°", "0.42 px", "7.3");
    Object before = Canvases.content(hunt, "#clip");
    hunt.await("document.querySelector('#clip').toDataURL() !== '" + before + "'");
    hunt.assertNamed();
    visit.picture("candidates-simulated");
    hunt.find(".strip button").first().click();
    hunt.awaitFrame(frame(0));

    hunt.keys("ArrowDown");
    hunt.awaitFrame(frame(1 + (FRAMES - 1) / 2));
    hunt.await("document.querySelectorAll('.strip canvas').length === " + (FRAMES - 1));
    hunt.keys("ArrowUp");
    accepted(hunt, comet);
    rejected(hunt);
  }

  private void accepted(HuntPage hunt, Candidate comet) throws Exception {
    hunt.keys("a");
    awaitCount(hunt, 2);
    hunt.awaitNotice("is among the objects now");
    JsonNode confirmed = observatory.service().get("/candidates/" + comet.id());
    assertThat(confirmed.get("status").asText()).isEqualTo("CONFIRMED");
    JsonNode object =
        observatory.service().get("/observations/" + confirmed.get("observation").asText());
    assertThat(object.get("marks")).hasSize(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      JsonNode mark = object.get("marks").get(i);
      assertThat(mark.get("frame").asText()).isEqualTo(frame(i));
      assertThat(mark.get("x").asDouble()).isEqualTo(truth(i).column());
      assertThat(mark.get("y").asDouble()).isEqualTo(truth(i).row());
    }
    hunt.find("#tab-objects").click();
    hunt.await("document.querySelectorAll('.objects .active .positions tbody tr').length === 6");
    hunt.keys("p");
    hunt.await("document.querySelector('#report-text')?.value.includes('C2')");
    hunt.keys("Escape");
    hunt.find("#tab-candidates").click();
  }

  private void rejected(HuntPage hunt) throws Exception {
    hunt.keys("x");
    assertThat(hunt.find(".reasons").count()).as("nothing is chosen").isZero();
    hunt.keys("ArrowDown");
    hunt.find("#candidate").waitFor();
    hunt.keys("x");
    hunt.find(".reasons").waitFor();
    String notices = hunt.text("#notices");
    hunt.keys("m", "z", "x");
    assertThat(hunt.text("#notices")).as("a slip undoes nothing").isEqualTo(notices);
    assertThat(hunt.find("[data-tool=mark]").getAttribute("aria-pressed")).isEqualTo("false");
    assertThat(hunt.find(".reasons").count()).isEqualTo(1);
    hunt.keys("Escape");
    hunt.find("#accept").waitFor();
    assertThat(scores(hunt)).containsExactly("0.72", "0.61");
    hunt.keys("x", "s");
    awaitCount(hunt, 1);
    assertThat(scores(hunt)).containsExactly("0.61");
    JsonNode rejected =
        observatory.service().get("/candidates?status=rejected&limit=100").get("candidates");
    assertThat(rejected)
        .filteredOn(it -> it.get("score").asDouble() == 0.72)
        .singleElement()
        .satisfies(it -> assertThat(it.get("reason").asText()).isEqualTo("star"));
  }

  /** The comet is in the middle of the strip, of the clip, of the stack and of a circle. */
  private void showsTheComet(HuntPage hunt) throws Exception {
    hunt.awaitAllReady();
    hunt.settle();
    assertThat(Canvases.prominences(hunt, ".strip canvas"))
        .hasSize(FRAMES)
        .allSatisfy(it -> assertThat(it).isGreaterThan(25));
    assertThat(Canvases.prominences(hunt, "#clip").getFirst()).isGreaterThan(25);
    assertThat(Canvases.prominences(hunt, "#stack").getFirst()).isGreaterThan(60);

    double zoom = hunt.stage().height / 1024.0;
    PixelPosition picture =
        Geometries.of(observatory, truth(MIDDLE).frame()).toPicture(truth(MIDDLE).array());
    PixelPosition at = hunt.sight(511.5, 511.5, zoom).onStage(picture);
    int radius = (int) Math.round(10 + 4 * zoom);
    assertThat(Canvases.drawn(hunt, at, radius - 2, radius + 2)).as("the circle").isGreaterThan(40);
    assertThat(Canvases.drawn(hunt, at, 0, radius - 3)).as("on the object").isZero();
  }

  @Test
  void onATurnedDayWithTwoFiltersAndWithoutMotion(Visit visit) throws Exception {
    begin(Passage.turned());
    kept(detection(0.97, 0, 0, FRAMES));
    visit
        .page()
        .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    HuntPage hunt = open(visit, "");
    hunt.find("#tab-candidates").click();
    hunt.keys("ArrowDown");
    hunt.awaitFrame(frame(MIDDLE));
    showsTheComet(hunt);
    Object still = Canvases.content(hunt, "#clip");
    hunt.page().waitForTimeout(400);
    assertThat(Canvases.content(hunt, "#clip")).as("it does not move").isEqualTo(still);
    hunt.keys("ArrowRight");
    hunt.await("document.querySelector('#clip').toDataURL() !== '" + still + "'");
    hunt.find("[aria-label='Play the clip']").click();
    hunt.find("[aria-label='Pause the clip']").waitFor();

    int once = hunt.overlaid();
    hunt.find("#stage").focus();
    hunt.keys("c");
    hunt.awaitAllReady();
    assertThat(hunt.overlaid()).as("in both pictures").isBetween(once * 3 / 2, once * 5 / 2);
    assertThat(Canvases.prominences(hunt, ".strip canvas"))
        .allSatisfy(it -> assertThat(it).isPositive());
  }

  @Test
  void whatIsFoundMeanwhileIsCountedAndNothingElseChanges(Visit visit) throws Exception {
    begin(Passage.usual());
    HuntPage hunt = open(visit, "&view=500,500,2");
    hunt.find("#tab-candidates").click();
    assertThat(hunt.text("#panel")).contains("nothing to decide about");
    hunt.find("#tab-look").click();
    hunt.awaitAllReady();
    var before = hunt.picture();

    found(detection(0.66, 150, 0, FRAMES - 1));
    awaitCount(hunt, 1);
    assertThat(hunt.frame()).isEqualTo(frame(0));
    assertThat(Pixels.largestDifference(before, hunt.picture())).isZero();
    assertThat(hunt.find(".notice").count()).isZero();

    hunt.find("#tab-candidates").click();
    hunt.find(".candidates .candidate").click();
    hunt.await("document.querySelectorAll('.strip canvas').length === " + (FRAMES - 1));
    String shown = hunt.frame();
    hunt.await("location.search.includes('frame=" + shown + "')");
    String looked = (String) hunt.page().evaluate("location.search");
    found(detection(0.88, 150, 0, FRAMES), detection(0.93, -150, 0, FRAMES));
    awaitCount(hunt, 2);
    hunt.await("document.querySelectorAll('.strip canvas').length === " + FRAMES);
    assertThat(scores(hunt)).containsExactly("0.93", "0.88");
    assertThat(hunt.frame()).isEqualTo(shown);
    assertThat(hunt.page().evaluate("location.search")).as("the view").isEqualTo(looked);
    decidedElsewhere(visit, hunt);
  }

  /** Somebody else decides between the look at it and the key. */
  private void decidedElsewhere(Visit visit, HuntPage hunt) throws Exception {
    visit.expect("409|Failed to load");
    hunt.page()
        .route(
            "**/candidates/*/confirm",
            route -> {
              decideElsewhere(
                  route.request().url().replaceAll(".*/candidates/([^/]+)/confirm", "$1"));
              route.resume();
            });
    hunt.keys("a");
    hunt.awaitNotice("Somebody has decided about this candidate already");
    awaitCount(hunt, 1);
    assertThat(scores(hunt)).containsExactly("0.93");
    assertThat(observatory.service().get("/observations").get("observations")).isEmpty();
  }

  private void decideElsewhere(String id) {
    try {
      observatory.service().post("/candidates/" + id + "/reject", "{\"reason\":\"noise\"}");
    } catch (IOException | InterruptedException e) {
      throw new PlaywrightException("Nobody decided.", e);
    }
  }
}
