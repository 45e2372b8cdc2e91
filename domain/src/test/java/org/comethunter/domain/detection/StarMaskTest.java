package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.image.PixelPosition;
import org.junit.jupiter.api.Test;

class StarMaskTest {
  private static final int NOW = 20;
  private static final PixelPosition STAR = new PixelPosition(150, 90);

  private final Maps maps = new Maps(21);

  /** Where the star is in another frame: it moves half a pixel from frame to frame. */
  private static PixelPosition star(int frame) {
    StarMask.Drift drift = StarMask.Drift.between(Maps.geometry(NOW), Maps.geometry(frame));
    return new PixelPosition(
        drift.x(STAR.column(), STAR.row()), drift.y(STAR.column(), STAR.row()));
  }

  /** Eight frames with a star, and one in which something is in front of it. */
  private Significances without(double star, double inFront) {
    List<SkyHistory.Flat> others = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SearchedFrame frame = maps.frame(2 * i, star, star(2 * i));
      others.add(new SkyHistory.Flat(frame.id(), frame.geometry(), frame.hour(), frame.values()));
    }
    Significances here = maps.frame(NOW, star + inFront, STAR).values();
    StarMask.takeAway(here, Maps.geometry(NOW), others);
    return here;
  }

  @Test
  void starsMoveToTheRight() {
    assertThat(star(0).column()).isLessThan(STAR.column() - 5);
  }

  @Test
  void aStarIsTakenAway() {
    assertThat(without(6, 0).openAt(150, 90)).isBetween(-2.5f, 2.5f);
  }

  @Test
  void whatIsInFrontOfAStarIsLeft() {
    assertThat(without(5, 8).openAt(150, 90)).isBetween(3f, 8f);
  }

  @Test
  void besideABrightStarNothingIsKnown() {
    Significances left = without(40, 0);
    assertThat(left.openAt(150, 90)).isNaN();
    assertThat(left.at(150, 90)).isGreaterThan(30);
    assertThat(left.openAt(160, 90)).isNotNaN();
  }

  @Test
  void itIsRememberedWhatWasThereWithTheStar() {
    Significances left = without(6, 0);
    int here = 90 * Maps.SIDE + 150;
    assertThat(left.storedWithStars()[here] * Significances.UNIT).isBetween(3.5f, 9f);
    assertThat(left.storedWithStars()[here]).isNotEqualTo(left.stored()[here]);
  }

  @Test
  void whereNoStarIsNothingIsTakenAway() {
    Significances here = maps.frame(NOW, 7, new PixelPosition(60, 200)).values();
    short[] before = here.stored().clone();
    StarMask.takeAway(here, Maps.geometry(NOW), List.of());
    assertThat(here.stored()).isEqualTo(before);
  }
}
