package org.comethunter.application.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PictureMakersTest {
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final PictureMakers makers = new PictureMakers(threads::add, 2);

  @Test
  void onlySoManyPicturesAreWaitedFor() {
    PictureMakers.Place one = makers.enter();
    PictureMakers.Place other = makers.enter();

    assertThat(makers.inHand()).isEqualTo(2);
    assertThatExceptionOfType(PicturesBusyException.class)
        .isThrownBy(makers::enter)
        .withMessageContaining("try again");
    one.close();
    makers.enter().close();
    other.close();
    assertThat(makers.inHand()).isZero();
  }

  @Test
  void aPlaceServesOneThingAfterTheOther() {
    PictureMakers direct = new PictureMakers(Runnable::run, 1);
    try (PictureMakers.Place place = direct.enter()) {
      assertThat(place.<String>make(() -> "one") + place.<String>make(() -> "two"))
          .isEqualTo("onetwo");
      assertThatThrownBy(() -> direct.make(() -> "three"))
          .isInstanceOf(PicturesBusyException.class);
    }
    assertThat(direct.<String>make(() -> "three")).isEqualTo("three");
  }

  @Test
  void whatFailsFailsForWhoWaits() {
    PictureMakers direct = new PictureMakers(Runnable::run, 1);

    assertThatThrownBy(
            () ->
                direct.make(
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(direct.inHand()).isZero();
  }

  @Test
  void whatIsNotBegunIsGivenUpAtTheEnd() {
    CompletableFuture<String> waiting = new CompletableFuture<>();
    try (PictureMakers.Place place = makers.enter()) {
      place.start(() -> "made", waiting);
      makers.close();
      threads.remove().run();
    }

    assertThat(waiting)
        .failsWithin(Duration.ofSeconds(1))
        .withThrowableThat()
        .withCauseInstanceOf(PicturesBusyException.class);
  }

  @Test
  void nobodyWaitsForThreadsThatTakeNothing() {
    PictureMakers ended =
        new PictureMakers(
            _ -> {
              throw new RejectedExecutionException();
            },
            1);

    assertThatThrownBy(() -> ended.make(() -> "made")).isInstanceOf(PicturesBusyException.class);
  }
}
