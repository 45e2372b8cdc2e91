package org.comethunter.application.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The newest events, numbered. Each reader goes through them at its own pace: one that is too slow
 * loses the oldest and is told so, and delays nobody. Thread-safe.
 */
public final class EventLog implements EventListener, AutoCloseable {
  private static final int NUMBERS_RADIX = 36;

  private final int capacity;
  private final InstantSource clock;
  private final Consumer<Entry> next;
  private final String run;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long last;
  private boolean closed;

  /**
   * An empty log.
   *
   * @param capacity events kept at most, 1 or more
   * @param clock tells when events happen; the log's own beginning tells its ids from those of
   *     earlier runs
   */
  public EventLog(int capacity, InstantSource clock) {
    this(capacity, clock, _ -> {});
  }

  /**
   * Likewise.
   *
   * @param next is handed each event with its place in the log, in order; must be quick and not
   *     throw
   */
  public EventLog(int capacity, InstantSource clock, Consumer<Entry> next) {
    if (capacity < 1) {
      throw new IllegalArgumentException("The capacity must be at least 1, not " + capacity + ".");
    }
    this.capacity = capacity;
    this.clock = clock;
    this.next = next;
    this.run = Long.toString(clock.millis(), NUMBERS_RADIX);
  }

  /** Keeps the event and wakes the readers; dropped once the log is closed. */
  @Override
  public void heard(Event event) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      last++;
      Entry entry = new Entry(last, run + "-" + last, clock.instant(), event);
      entries.addLast(entry);
      if (entries.size() > capacity) {
        entries.removeFirst();
      }
      changed.signalAll();
      next.accept(entry);
    } finally {
      lock.unlock();
    }
  }

  /** Reads what happens from now on. */
  public Reader readFromNow() {
    lock.lock();
    try {
      return new Reader(last, false);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Goes on after the event of that id. After an id of an earlier run, or of none, everything that
   * is still kept is read, and that something may be missing is told first.
   */
  public Reader readAfter(String id) {
    lock.lock();
    try {
      long number = number(id);
      return number < 0 ? new Reader(0, true) : new Reader(number, false);
    } finally {
      lock.unlock();
    }
  }

  private long number(String id) {
    String prefix = run + "-";
    if (!id.startsWith(prefix)) {
      return -1;
    }
    try {
      long number = Long.parseLong(id.substring(prefix.length()));
      return number <= last ? number : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Ends all reading. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * An event with its place in the log.
   *
   * @param number counts events from 1 in each run
   * @param id the number, and what tells this run from others
   */
  public record Entry(long number, String id, Instant at, Event event) {}

  /**
   * What a reader has not seen yet.
   *
   * @param gap whether events that came before these are lost to the reader
   * @param entries in order; empty if nothing happened in time
   * @param ended whether the log has been closed: nothing more comes
   */
  public record Batch(boolean gap, List<Entry> entries, boolean ended) {}

  /** One reader's place in the log. Not thread-safe. */
  public final class Reader {
    private long seen;
    private boolean gap;

    private Reader(long seen, boolean gap) {
      this.seen = seen;
      this.gap = gap;
    }

    /**
     * Everything that is new, as soon as there is something.
     *
     * @param patience how long to wait for it
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Batch next(Duration patience) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        long nanos = patience.toNanos();
        while (!gap && seen == last && !closed && nanos > 0) {
          nanos = changed.awaitNanos(nanos);
        }
        return take();
      } finally {
        lock.unlock();
      }
    }

    private Batch take() {
      long oldest = entries.isEmpty() ? last + 1 : entries.getFirst().number();
      boolean lost = gap || seen + 1 < oldest;
      List<Entry> fresh = new ArrayList<>();
      for (Entry entry : entries) {
        if (entry.number() > seen) {
          fresh.add(entry);
        }
      }
      seen = last;
      gap = false;
      return new Batch(lost, fresh, closed);
    }
  }
}
