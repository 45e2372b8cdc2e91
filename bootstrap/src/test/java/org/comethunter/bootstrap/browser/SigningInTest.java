package org.comethunter.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.service.RunningService;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with a token, as a browser meets it. */
@BrowserTest
class SigningInTest {
  private static final String TOKEN = "a-token-for-tests-only";

  @TempDir Path home;
  private Replica replica;
  private RunningService service;

  @BeforeEach
  void start() throws Exception {
    replica = Replica.of(new SimulatedSky(SimulatedSky.Settings.of(7))).start();
    replica.faults().when(".*").then(Fault.status(404));
  }

  @AfterEach
  void stop() {
    service.close();
    replica.close();
  }

  private void serve(String openReads) {
    service =
        RunningService.start(
            home,
            replica,
            InstantSource.system(),
            Map.of(Key.WEB_TOKEN, TOKEN, Key.WEB_OPEN_READS, openReads));
  }

  private static void signIn(Page page, String token) {
    page.getByLabel("Access token").fill(token);
    page.keyboard().press("Enter");
  }

  @Test
  void thePageComesAfterTheTokenAndAgainWhenTheSessionEnds(Visit visit, Page page) {
    visit.expect("401|/health"); // the archive is not there
    serve("false");
    page.navigate(service.address("/?camera=c2").toString());

    signIn(page, "not-the-token-at-all");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("That is not the access token.");
    signIn(page, TOKEN);

    page.locator("#timeline").waitFor();
    assertThat(page.url()).contains("camera=c2");
    assertThat(page.evaluate("document.cookie")).as("no script sees it").isEqualTo("");
    page.locator("#tab-operate").waitFor();
    page.evaluate(
        "fetch('/session', {method: 'DELETE'})"
            + ".then(() => document.getElementById('tab-operate').click())");
    page.getByLabel("Access token").waitFor();
    signIn(page, TOKEN);
    page.locator("#timeline").waitFor();
  }

  @Test
  void whereLookingIsFreeAChangeLeadsToTheTokenAndBack(Visit visit, Page page) {
    visit.expect("401|/health"); // the archive is not there
    serve("true");
    page.navigate(service.address("/?camera=c2").toString());
    page.locator("#timeline").waitFor();

    page.getByText("Fetch them from the archive").click();
    page.getByLabel("Access token").waitFor();
    signIn(page, TOKEN);

    page.locator("#timeline").waitFor();
    assertThat(page.url()).contains("camera=c2");
  }

  @Test
  void theDashboardAsksForItToo(Visit visit, Page page) {
    visit.expect("401|/health"); // the archive is not there
    visit.expect("api\\.jobrunr\\.io"); // its makers are told nothing
    serve("false");
    page.navigate(service.dashboard("/dashboard/overview").toString());

    signIn(page, TOKEN);

    page.getByText("JobRunr").first().waitFor();
  }
}
