package org.comethunter.simulator.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many connections are open, and how many were at most. Thread-safe. */
final class ConnectionCounter {

  private int open;
  private int most;

  synchronized void opened() {
    open++;
    most = Math.max(most, open);
  }

  synchronized void closed() {
    open--;
    notifyAll();
  }

  synchronized boolean awaitNone(Duration longest) throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    for (long left = longest.toNanos(); open > 0 && left > 0; left = until - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return open == 0;
  }

  synchronized int most() {
    return most;
  }

  synchronized void startAgain() {
    most = open;
  }
}
