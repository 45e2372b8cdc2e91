package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How frames come in while the page is open, and what it says when they do not. */
@BrowserTest
class FetchingTest {
  @TempDir Path home;
  private Observatory observatory;
  private Passage passage;

  @BeforeEach
  void open() throws Exception {
    passage = Passage.usual();
    observatory = passage.open(home, 0);
  }

  @AfterEach
  void close() {
    observatory.close();
  }

  /** The page on a window of so many frames. */
  private Page window(Visit visit, int frames) {
    return visit.open(
        observatory,
        "/?camera=c2&start=%s&end=%s"
            .formatted(passage.window(frames).start(), passage.window(frames).end()));
  }

  private static Locator message(Page page, String text) {
    return page.locator("#over .message", new Page.LocatorOptions().setHasText(text));
  }

  private static Locator notice(Page page, String text) {
    return page.locator(".notice", new Page.LocatorOptions().setHasText(text)).first();
  }

  @Test
  void missingFramesAreFetchedWithProgressUntilCancelled(Visit visit) throws Exception {
    Page page = window(visit, 6);
    message(page, "There are no frames of C2 in this window").waitFor();
    observatory.holdDownloadsAfter(2);

    page.locator("#over button.primary").click();

    Locator running = page.locator("#jobs .running");
    running.getByText(Pattern.compile("(download|process)ing [12] of 6")).waitFor();
    assertThat(running.locator("progress").getAttribute("max")).isNotEqualTo("1");
    HuntPage hunt = HuntPage.of(page);
    hunt.await("cometHunter.playback().frames === 2");
    page.locator("[data-cancel]").click();
    running.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

    observatory.service().until("/jobs", it -> it.toString().contains("CANCELLED"));
    page.locator("#tab-operate").click();
    page.locator("#panel .state.cancelled").first().waitFor();
    assertThat(page.locator("#notices").innerText()).containsIgnoringCase("cancelled");
  }

  @Test
  void whatIsFetchedIsShownAndASecondTimeThereIsNothingNew(Visit visit) {
    Page page = window(visit, 3);
    message(page, "There are no frames").waitFor();
    page.locator("#fetch").click();
    notice(page, "3 files fetched").waitFor();
    HuntPage hunt = HuntPage.of(page);
    hunt.await("cometHunter.playback().frames === 3");
    page.locator("#fetch").click();
    notice(page, "No new frames in the archive").waitFor();
  }

  @Test
  void troubleOfTheArchiveIsTold(Visit visit) throws Exception {
    observatory.replica().faults().when(".*").then(Fault.status(403));
    Page page = window(visit, 3);
    page.locator("#fetch").click();
    notice(page, "Frames could not be fetched").waitFor();
    assertThat(notice(page, "Frames could not be fetched").innerText())
        .matches("(?s).*\\w{3,}.*[.].*");
    page.locator("#tab-operate").click();
    page.locator("#panel .jobs .state.failed").waitFor();
  }

  @Test
  void anErrorOfTheServerIsASentenceWithAWayOn(Visit visit) {
    visit.expect("503|Failed to load|ERR_FAILED");
    Page page = visit.page();
    page.route(
        "**/frames?*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(503)
                    .setContentType("application/problem+json")
                    .setBody("{\"detail\":\"The disk is full. Make room.\",\"status\":503}")));
    window(visit, 3);
    message(page, "The disk is full. Make room.").waitFor();
    page.unroute("**/frames?*");
    page.route("**/frames?*", Route::abort);
    page.locator("#over button").click();
    message(page, "The server does not answer").waitFor();
    page.unroute("**/frames?*");
    page.locator("#over button").click();
    message(page, "There are no frames of C2").waitFor();
  }

  @Test
  void aNewFrameAppearsByItself(Visit visit) throws Exception {
    Page page = visit.open(observatory, "/?camera=c2&hours=6");
    message(page, "There are no frames").waitFor();
    observatory.follow(Instrument.C2);
    HuntPage hunt = HuntPage.of(page); // what was in the archive already
    observatory.service().until("/scheduler", it -> it.toString().contains("WAITING"));
    int there = observatory.service().get("/frames?limit=500").get("frames").size();
    hunt.await("cometHunter.playback().frames === " + there);
    observatory.service().post("/scheduler/stop", "");
    hunt.keys("End", "Home");
    hunt.find("#stage").focus();
    hunt.keys("+");
    String looked = hunt.frame();
    Sight sight = hunt.sight();

    FrameId next = observatory.letNextFrameAppear(Instrument.C2);
    observatory.follow(Instrument.C2); // between downlinks it would rest

    page.locator("button.new").waitFor();

    assertThat(hunt.frame()).isEqualTo(looked);
    assertThat(hunt.sight()).isEqualTo(sight);
    assertThat(page.locator("button.new").innerText()).isEqualTo("1 new frame");
    page.locator("button.new").click();
    hunt.awaitFrame(next.toString());
    assertThat(page.locator("button.new").count()).isZero();
  }

  @Test
  void howTheProductIsDoingCanBeSeenAndChanged(Visit visit) throws Exception {
    observatory.replica().faults().when(".*\\.fts").then(Fault.replacedBy("no frame at all"));
    Page page = window(visit, 2);
    message(page, "There are no frames").waitFor();
    page.locator("#fetch").click();
    observatory.service().until("/jobs", it -> it.toString().contains("COMPLETED"));
    page.keyboard().press("s");
    Locator panel = page.locator("#panel");
    panel.getByText("Downlink").waitFor();
    panel.locator("details summary").click();
    Locator failure = panel.locator(".failures li").first();
    failure.waitFor();
    assertThat(failure.innerText()).contains("download failed");
    assertThat(panel.innerText()).contains("Health").contains("follow C2");

    assertThat(page.locator("[data-live=c2]").isChecked()).isFalse();
    page.locator("[data-live=c2]").click();
    observatory.service().until("/scheduler", it -> it.at("/cameras/c2/on").asBoolean());
    page.locator("[data-live=c2]").click();
    observatory.service().until("/scheduler", it -> !it.at("/cameras/c2/on").asBoolean());

    panel.getByText("Read the schedule anew").click();
    panel.locator(".count").first().waitFor();
    String count = panel.locator(".count").first().innerText();
    assertThat(count).matches("(ends )?in [0-9].*");
    page.waitForCondition(() -> !panel.locator(".count").first().innerText().equals(count));
    assertThat(page.locator("#chip").innerText()).matches("(?s).*[0-9].*");
  }
}
