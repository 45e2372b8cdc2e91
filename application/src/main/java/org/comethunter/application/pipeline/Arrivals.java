package org.comethunter.application.pipeline;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.comethunter.domain.file.FrameId;

/** Lets files wait for each other until all of them have got as far as they get. Thread-safe. */
final class Arrivals {
  private final Set<FrameId> awaited = ConcurrentHashMap.newKeySet();
  private final CountDownLatch complete = new CountDownLatch(1);

  /** Waits for these. */
  Arrivals(Collection<FrameId> ids) {
    awaited.addAll(ids);
  }

  /** A file is there, or will not come. */
  void arrived(FrameId id) {
    if (awaited.remove(id) && awaited.isEmpty()) {
      complete.countDown();
    }
  }

  /** Waits until the last one has arrived. */
  void await() throws InterruptedException {
    complete.await();
  }
}
