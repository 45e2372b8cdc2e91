package org.comethunter.web;

import java.time.Duration;

/**
 * How long the server waits for one client: to send the head of a request, and to take what is
 * written to it. A client that is too slow is cut off, which ends its connection. The connection's
 * own thread tells what it does; another one watches it.
 */
final class Patience {

  /** Whose connection the current thread serves. */
  static final ScopedValue<Patience> CURRENT = ScopedValue.newInstance();

  /** A client must take so many bytes a second, on an average. */
  private static final long LEAST_BYTES_PER_SECOND = 32 * 1024;

  private static final long SLOW_NANOS = Duration.ofMillis(500).toNanos();
  private static final int PRESSED = 4;
  private static final long NEVER = Long.MAX_VALUE;

  private final long headNanos;
  private final long writeNanos;
  private final Thread thread = Thread.currentThread();
  private long since = System.nanoTime();
  private long allowed;
  private boolean headDue = true;
  private boolean writing;
  private boolean cut;

  /** Nanoseconds that the client has let the server wait with what it writes now. */
  private long debt;

  private long lastWrite = System.nanoTime();

  Patience(Duration head, Duration write) {
    this.headNanos = head.toNanos();
    this.writeNanos = write.toNanos();
    this.allowed = headNanos;
  }

  /** From now on the head of the next request is waited for. */
  synchronized void awaitHead() {
    headDue = true;
    since = System.nanoTime();
    allowed = headNanos;
  }

  /** The head is there; what comes now is the server's to do. */
  synchronized void headArrived() {
    headDue = false;
    allowed = NEVER;
  }

  /** Whether the head of a request is not there, or not all of it. */
  synchronized boolean isHeadDue() {
    return headDue;
  }

  /** Writes so many bytes. */
  void write(int bytes, Runnable write) {
    long due = Duration.ofSeconds(bytes).toNanos() / LEAST_BYTES_PER_SECOND;
    long before = beginWrite(due);
    try {
      write.run();
    } finally {
      endWrite(before, due);
    }
  }

  private synchronized long beginWrite(long due) {
    long now = System.nanoTime();
    debt = Math.max(0, debt - (now - lastWrite));
    since = now;
    allowed = Math.max(1, writeNanos + due - debt);
    writing = true;
    return now;
  }

  private synchronized void endWrite(long before, long due) {
    lastWrite = System.nanoTime();
    debt = Math.max(0, debt + lastWrite - before - due);
    writing = false;
    allowed = NEVER;
  }

  /** Whether the client has not taken for a while what is written to it. */
  synchronized boolean isTakingLong(long now) {
    return writing && now - since > SLOW_NANOS;
  }

  /**
   * Cuts the client off if it is too slow.
   *
   * @param pressed whether others wait for the place
   */
  synchronized void check(long now, boolean pressed) {
    if (!cut && allowed != NEVER && now - since > (pressed ? allowed / PRESSED : allowed)) {
      cut = true;
      thread.interrupt();
    }
  }

  /** The connection is over: its thread is not interrupted any more, and not left so. */
  synchronized void end() {
    cut = true;
    Thread.interrupted();
  }
}
