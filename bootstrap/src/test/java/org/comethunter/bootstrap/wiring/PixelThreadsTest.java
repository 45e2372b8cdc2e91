package org.comethunter.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PixelThreadsTest {

  @Test
  void whatSomebodyWaitsForGoesFirst() throws InterruptedException {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(5);
    try (PixelThreads threads = new PixelThreads(1)) {
      threads.forFrames().execute(() -> await(gate));
      for (String name : List.of("frame 1", "frame 2", "frame 3")) {
        threads.forFrames().execute(() -> done(order, name, all));
      }
      threads.forPeople().execute(() -> done(order, "person 1", all));
      threads.forPeople().execute(() -> done(order, "person 2", all));
      gate.countDown();
      all.await();
    }
    assertThat(order).containsExactly("person 1", "person 2", "frame 1", "frame 2", "frame 3");
  }

  private static void done(List<String> order, String name, CountDownLatch all) {
    order.add(name);
    all.countDown();
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
