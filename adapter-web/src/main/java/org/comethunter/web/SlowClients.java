package org.comethunter.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks several times a second whether a client is too slow. When most connections are in use, less
 * patience is had with each. Thread-safe.
 */
final class SlowClients implements AutoCloseable {

  private static final long LOOK_MILLIS = 200;

  private final WebSettings settings;
  private final Set<Patience> open = ConcurrentHashMap.newKeySet();
  private final Thread watch = Thread.ofVirtual().name("slow-clients").unstarted(this::watch);
  private volatile int takingLong;

  SlowClients(WebSettings settings) {
    this.settings = settings;
  }

  /** Begins to look. */
  void start() {
    watch.start();
  }

  Patience newPatience() {
    return new Patience(settings.bodyTimeout(), settings.streamWriteTimeout());
  }

  void begin(Patience patience) {
    open.add(patience);
  }

  void end(Patience patience) {
    open.remove(patience);
    patience.end();
  }

  /** How many clients are slow to take their answers. */
  int takingLong() {
    return takingLong;
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        look();
      }
    } catch (InterruptedException _) {
      // the server has stopped
    }
  }

  private void look() {
    boolean pressed = open.size() > settings.maxConnections() / 4 * 3;
    long now = System.nanoTime();
    int slow = 0;
    for (Patience patience : open) {
      patience.check(now, pressed);
      slow += patience.isTakingLong(now) ? 1 : 0;
    }
    takingLong = slow;
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
