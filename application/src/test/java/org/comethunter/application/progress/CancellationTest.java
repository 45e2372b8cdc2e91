package org.comethunter.application.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final List<String> heard = new ArrayList<>();

  @Test
  void staysAskedFor() throws InterruptedException {
    assertThat(cancellation.isRequested()).isFalse();
    assertThat(cancellation.awaitFor(Duration.ZERO)).isFalse();

    cancellation.cancel();
    cancellation.cancel();

    assertThat(cancellation.isRequested()).isTrue();
    assertThat(cancellation.awaitFor(Duration.ofDays(1))).isTrue();
  }

  @Test
  void runsEachActionOnceAndNoneThatWasClosed() {
    Cancellation.Registration closed = cancellation.whenRequested(() -> heard.add("closed"));
    cancellation.whenRequested(() -> heard.add("open"));
    closed.close();

    cancellation.cancel();
    cancellation.cancel();

    assertThat(heard).containsExactly("open");
  }

  @Test
  void runsALateActionAtOnce() {
    cancellation.cancel();

    cancellation.whenRequested(() -> heard.add("late"));

    assertThat(heard).containsExactly("late");
  }

  @Test
  void interruptsACallAndOnlyTheCall() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<Boolean> call =
        new FutureTask<>(
            () -> {
              boolean interrupted =
                  cancellation.interrupting(
                      () -> {
                        begun.countDown();
                        try {
                          new CountDownLatch(1).await();
                          return false;
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                          return true;
                        }
                      });
              return interrupted && !Thread.currentThread().isInterrupted();
            });
    Thread.ofVirtual().start(call);
    begun.await();

    cancellation.cancel();

    assertThat(call.get()).isTrue();
  }

  @Test
  void leavesAnInterruptionAloneThatIsNotItsOwn() {
    Thread.currentThread().interrupt();

    String answer = cancellation.interrupting(() -> "answer");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer).isEqualTo("answer");
  }
}
