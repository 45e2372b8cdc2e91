package org.comethunter.simulator.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The last requests and how many went on at once. Thread-safe. */
final class RequestLog {

  private static final int CAPACITY = 20_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final NavigableMap<Long, LoggedRequest> entries = new TreeMap<>();
  private final Map<RequestKind, Long> totals = new EnumMap<>(RequestKind.class);
  private final Map<RequestKind, Integer> atOnce = new EnumMap<>(RequestKind.class);
  private final Map<RequestKind, Integer> mostAtOnce = new EnumMap<>(RequestKind.class);
  private long begun;
  private long begunBeforeClear;

  /**
   * Counts a request that came in.
   *
   * @return its number: an answer that takes long to make is logged after those of later requests
   */
  long begun(RequestKind kind) {
    lock.lock();
    try {
      int now = atOnce.merge(kind, 1, Integer::sum);
      mostAtOnce.merge(kind, now, Math::max);
      return begun++;
    } finally {
      lock.unlock();
    }
  }

  void ended(RequestKind kind) {
    lock.lock();
    try {
      atOnce.merge(kind, -1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  /** Logs the request of that number, unless it came in before the log was last cleared. */
  void add(long number, LoggedRequest entry) {
    lock.lock();
    try {
      if (number < begunBeforeClear) {
        return;
      }
      entries.put(number, entry);
      if (entries.size() > CAPACITY) {
        entries.pollFirstEntry();
      }
      totals.merge(entry.kind(), 1L, Long::sum);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<LoggedRequest> entries() {
    lock.lock();
    try {
      return new ArrayList<>(entries.values());
    } finally {
      lock.unlock();
    }
  }

  Statistics statistics(int mostConnections) {
    lock.lock();
    try {
      return new Statistics(mostConnections, totals, mostAtOnce);
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      entries.clear();
      begunBeforeClear = begun;
      totals.clear();
      mostAtOnce.clear();
      atOnce.values().removeIf(count -> count == 0);
      mostAtOnce.putAll(atOnce);
    } finally {
      lock.unlock();
    }
  }

  LoggedRequest await(Predicate<LoggedRequest> wanted, Duration longest)
      throws InterruptedException, TimeoutException {
    long left = longest.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        Optional<LoggedRequest> found = entries.values().stream().filter(wanted).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
        if (left <= 0) {
          throw new TimeoutException(
              "No such request within "
                  + TimeUnit.NANOSECONDS.toSeconds(longest.toNanos())
                  + " s.");
        }
        left = grown.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
