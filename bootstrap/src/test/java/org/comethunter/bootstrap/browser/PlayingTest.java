package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.BoundingBox;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going through the frames: playback, steps, blinking, the timeline with its gaps. */
@BrowserTest
class PlayingTest {
  private static final int FRAMES = 7;

  @TempDir static Path home;
  private static Observatory observatory;
  private static List<String> frames;
  private static List<Instant> times;
  private static String window;

  /** Seven frames in a row, and three of them three hours earlier. */
  @BeforeAll
  static void open() throws Exception {
    Passage passage = Passage.usual();
    observatory = passage.open(home, FRAMES - 3);
    TimeWindow late = passage.window(FRAMES - 3);
    Instant early = late.start().minus(Duration.ofHours(3));
    HttpResponse<String> job =
        observatory
            .service()
            .post(
                "/frames/sync",
                "{\"instrument\":\"c2\",\"start\":\"%s\",\"end\":\"%s\"}"
                    .formatted(early, early.plus(Passage.CADENCE.multipliedBy(3))));
    observatory
        .service()
        .until(
            job.headers().firstValue("Location").orElseThrow(),
            it -> it.get("finishedAt").isTextual());
    List<JsonNode> all = observatory.service().get("/frames").get("frames").valueStream().toList();
    frames = all.stream().map(it -> it.get("id").asText()).toList();
    times = all.stream().map(it -> Instant.parse(it.get("observedAt").asText())).toList();
    assertThat(frames).hasSize(FRAMES);
    window = "camera=c2&start=%s&end=%s".formatted(early, late.end());
  }

  @AfterAll
  static void close() {
    observatory.close();
  }

  private static HuntPage open(Visit visit, String more) {
    HuntPage hunt = HuntPage.open(visit, observatory, window + more);
    hunt.awaitAllReady();
    return hunt;
  }

  /** Every frame that was seen is the neighbour of the one before, in a circle or to and fro. */
  private static List<Integer> played(HuntPage hunt, int atLeast) {
    hunt.watch();
    hunt.keys(" ");
    hunt.await("globalThis.seen.length >= " + atLeast);
    hunt.keys(" ");
    assertThat(hunt.find("#play").getAttribute("aria-label")).isEqualTo("Play");
    return hunt.seen().stream().map(frames::indexOf).toList();
  }

  @Test
  void spacePlaysInALoopOrToAndFro(Visit visit) {
    HuntPage hunt = open(visit, "&fps=8");
    assertThat(hunt.frame()).isEqualTo(frames.getLast());
    List<Integer> inALoop = played(hunt, FRAMES + 3);
    assertThat(inALoop.getFirst()).isIn(FRAMES - 1, 0, 1);
    assertThat(steps(inALoop)).allMatch(step -> step > 0 || step <= 2 - FRAMES);
    assertThat(inALoop).contains(FRAMES - 1).doesNotContain(-1);
    String paused = hunt.frame();
    hunt.page().waitForTimeout(300);
    assertThat(hunt.frame()).isEqualTo(paused);

    hunt.keys("l", "End");
    List<Integer> toAndFro = played(hunt, 2 * FRAMES);
    assertThat(steps(toAndFro)).allMatch(step -> Math.abs(step) <= 2);
    assertThat(toAndFro).contains(0).contains(FRAMES - 1);

    hunt.keys("]", "]");
    assertThat(hunt.text(".speed output")).isEqualTo("15 fps");
    hunt.keys("[");
    assertThat(hunt.text(".speed output")).isEqualTo("10 fps");
  }

  private static List<Integer> steps(List<Integer> indexes) {
    return IntStream.range(1, indexes.size())
        .mapToObj(i -> indexes.get(i) - indexes.get(i - 1))
        .toList();
  }

  @Test
  void keysStepAndBlink(Visit visit) {
    HuntPage hunt = open(visit, "");
    hunt.keys("Home");
    assertThat(hunt.frame()).isEqualTo(frames.getFirst());
    hunt.keys("ArrowLeft");
    assertThat(hunt.frame()).isEqualTo(frames.getFirst());
    hunt.keys("ArrowRight", "ArrowRight");
    assertThat(hunt.frame()).isEqualTo(frames.get(2));
    assertThat(hunt.text(".moment")).contains("3 / " + FRAMES).contains("UTC");
    hunt.keys("End", "ArrowLeft");
    assertThat(hunt.frame()).isEqualTo(frames.get(FRAMES - 2));

    hunt.watch();
    hunt.keys("b");
    hunt.await("globalThis.seen.length >= 5");
    assertThat(hunt.seen()).hasSizeGreaterThan(4);
    assertThat(hunt.seen().stream().map(frames::indexOf).distinct().toList())
        .containsExactlyInAnyOrder(FRAMES - 2, FRAMES - 1);
    hunt.keys("ArrowLeft");
    String left = hunt.frame();
    hunt.page().waitForTimeout(700);
    assertThat(hunt.frame()).as("blinking has ended").isEqualTo(left);
  }

  @Test
  void theTimelineIsToScaleAndShowsTheGap(Visit visit) {
    HuntPage hunt = open(visit, "");
    BoundingBox line = hunt.find("#timeline").boundingBox();
    double length = Duration.between(times.getFirst(), times.getLast()).toSeconds();
    for (int i : List.of(1, 3, 5)) {
      double part = Duration.between(times.getFirst(), times.get(i)).toSeconds() / length;
      hunt.page().mouse().click(line.x + 10 + part * (line.width - 20), line.y + 60);
      hunt.settle();
      assertThat(hunt.frame()).isEqualTo(frames.get(i));
      assertThat(hunt.find("#timeline").getAttribute("aria-valuenow")).isEqualTo("" + (i + 1));
    }
    double share =
        ((Number)
                hunt.page()
                    .evaluate(
                        """
                        () => {
                          const canvas = document.querySelector("#timeline canvas");
                          const { data } = canvas.getContext("2d")
                              .getImageData(0, 4, canvas.width, 1);
                          let warm = 0;
                          for (let i = 0; i < data.length; i += 4) {
                            warm += data[i] > data[i + 2] && data[i + 3] > 0 ? 1 : 0;
                          }
                          return warm / canvas.width;
                        }
                        """))
            .doubleValue();
    double gap = Duration.between(times.get(2), times.get(3)).toSeconds() / length;
    assertThat(share).isCloseTo(gap, within(0.06));
  }
}
