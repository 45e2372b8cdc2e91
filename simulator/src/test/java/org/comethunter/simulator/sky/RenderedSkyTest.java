package org.comethunter.simulator.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a frame looks like; the ranges are those of real frames. */
class RenderedSkyTest {

  private static RenderedFrame c2;
  private static RenderedFrame c3;

  @BeforeAll
  static void render() throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(42));
    c2 = RenderedFrame.of(sky, Instrument.C2, 50);
    c3 = RenderedFrame.of(sky, Instrument.C3, 50);
  }

  @Test
  void theCoronaFallsOffWithDistance() {
    assertThat(c2.median(512, 507 + 215, 8)).isBetween(90.0, 160.0);
    assertThat(c2.median(512, 507 + 400, 8)).isBetween(55.0, 100.0);
    assertThat(c3.median(516, 530 + 150, 8)).isBetween(250.0, 360.0);
    assertThat(c3.median(516, 530 + 300, 8)).isBetween(60.0, 90.0);
    assertThat(c3.median(516, 530 + 450, 8)).isBetween(30.0, 45.0);
  }

  @Test
  void theDustCoronaIsFlattenedTowardsTheEcliptic() {
    assertThat(c3.median(516 + 250, 530, 8)).isGreaterThan(1.5 * c3.median(516, 530 + 250, 8));
  }

  @Test
  void theOccultersHideTheSun() {
    assertThat(c2.median(512 - 105, 507, 4)).isLessThan(12);
    assertThat(c3.median(516, 530, 20)).isLessThan(12);
    assertThat(c2.median(512, 507 + 166, 2)).isGreaterThan(250);
  }

  @Test
  void thePylonsShadowPointsToTheLowerLeftInC3() {
    double dark = c3.median(516 - 212, 530 - 216, 4);
    double opposite = c3.median(516 + 212, 530 + 216, 4);

    assertThat(dark).isLessThan(0.1 * opposite);
  }

  @Test
  void theNoiseIsThatOfRealFrames() {
    assertThat(c2.noise(512, 507 + 300, 30)).isBetween(0.8, 1.3);
    assertThat(c2.noise(512 + 420, 507, 30)).isBetween(0.6, 1.0);
    assertThat(c3.noise(516, 530 + 320, 30)).isBetween(0.5, 0.8);
    assertThat(c3.noise(516 + 440, 530, 30)).isBetween(0.5, 0.9);
  }

  @Test
  void theUnusedBlocksAreZeroAndNothingElseIs() {
    assertThat(zeroBlocks(c2)).isCloseTo(61, within(3));
    assertThat(zeroBlocks(c3)).isCloseTo(99, within(3));
    assertThat(c2.header().getIntValue("DATAZER")).isEqualTo(zeroBlocks(c2) * 1024);
    assertThat(c3.header().getIntValue("DATAZER")).isEqualTo(zeroBlocks(c3) * 1024);
  }

  /** The same count gives 109 in 22104858 (C2) and 83, 94, 108 in three real frames of C3. */
  @Test
  void cosmicRaysAndStarsStandOutAsOftenAsInRealFrames() {
    assertThat(spikes(c2)).isBetween(70, 220);
    assertThat(spikes(c3)).isBetween(50, 160);
  }

  @Test
  void consecutiveFramesShowTheSameCoronaAndOtherNoise() throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(42));
    RenderedFrame next = RenderedFrame.of(sky, Instrument.C2, 51);

    assertThat(next.median(512 - 260, 507, 8)).isCloseTo(c2.median(512 - 260, 507, 8), within(1.5));
    assertThat(Arrays.deepEquals(next.counts(), c2.counts())).isFalse();
  }

  @Test
  void aBlockIsLostNowAndThen() {
    int frames = 4000;
    int withLoss = 0;
    for (int index = 0; index < frames; index++) {
      withLoss += MissingBlocks.of(42, Camera.C2, index).lost() > 0 ? 1 : 0;
    }

    assertThat(withLoss / (double) frames).isBetween(0.02, 0.04);
  }

  private static int zeroBlocks(RenderedFrame frame) {
    int blocks = 0;
    for (int row = 0; row < 1024; row += 32) {
      for (int column = 0; column < 1024; column += 32) {
        blocks += frame.counts()[row][column] == 0 ? 1 : 0;
      }
    }
    return blocks;
  }

  /** Local maxima in the upper middle that stand out by 6 times the photon noise. */
  private static int spikes(RenderedFrame frame) {
    int spikes = 0;
    short[][] counts = frame.counts();
    for (int row = 760; row < 1000; row++) {
      for (int column = 200; column < 820; column++) {
        int centre = counts[row][column];
        int around =
            counts[row - 3][column]
                + counts[row + 3][column]
                + counts[row][column - 3]
                + counts[row][column + 3];
        double noise = 0.9 * Math.sqrt(Math.max(1, centre - frame.bias()) * 0.3);
        boolean peak =
            centre > counts[row][column - 1]
                && centre >= counts[row][column + 1]
                && centre > counts[row - 1][column]
                && centre >= counts[row + 1][column];
        spikes += peak && centre - around / 4.0 > 6 * noise ? 1 : 0;
      }
    }
    return spikes;
  }
}
