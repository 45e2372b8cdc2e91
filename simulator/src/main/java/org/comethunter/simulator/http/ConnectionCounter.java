package org.comethunter.simulator.http;

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
  }

  synchronized int open() {
    return open;
  }

  synchronized int most() {
    return most;
  }

  synchronized void startAgain() {
    most = open;
  }
}
