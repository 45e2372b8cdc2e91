package org.comethunter.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One client's stream of server-sent events (WHATWG HTML, section 9.2), written by one thread.
 * Others may cut it off.
 */
final class EventStream {

  private final OutputStream out;
  private final Thread writer = Thread.currentThread();
  private volatile boolean cut;
  private volatile long writingSince;
  private volatile boolean writing;
  private boolean over;
  private long lastWrite = System.nanoTime();

  EventStream(OutputStream out) {
    this.out = out;
  }

  /** How long the client has to wait before it comes back, should the connection break. */
  void retryAfter(int millis) throws IOException {
    write("retry: " + millis + "\n\n");
  }

  /**
   * An event.
   *
   * @param id where to go on after it, if that is possible
   */
  void event(Optional<String> id, String type, Object data) throws IOException {
    StringBuilder text = new StringBuilder();
    id.ifPresent(known -> text.append("id: ").append(known).append('\n'));
    text.append("event: ").append(type).append('\n');
    text.append("data: ")
        .append(new String(Json.bytes(data), StandardCharsets.UTF_8))
        .append("\n\n");
    write(text.toString());
  }

  /** Shows the client, and whatever is between, that the stream is alive. */
  void heartbeat() throws IOException {
    write(":\n\n");
    flush();
  }

  /** Nanoseconds since something was last written. */
  long quietNanos() {
    return System.nanoTime() - lastWrite;
  }

  private void write(String text) throws IOException {
    begin();
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      lastWrite = System.nanoTime();
    } finally {
      writing = false;
    }
  }

  void flush() throws IOException {
    begin();
    try {
      out.flush();
    } finally {
      writing = false;
    }
  }

  private void begin() throws IOException {
    if (cut) {
      throw new IOException("The stream has been cut off.");
    }
    writingSince = System.nanoTime();
    writing = true;
  }

  /** Whether the client has not taken what was written for so long. */
  boolean isStuck(long nanos) {
    return writing && System.nanoTime() - writingSince > nanos;
  }

  /** Ends it: a write that is stuck is broken off, which closes the connection. */
  synchronized void cut() {
    cut = true;
    if (!over) {
      writer.interrupt();
    }
  }

  /** Lets its thread go: it is not interrupted from now on, and not left interrupted. */
  synchronized void release() {
    over = true;
    Thread.interrupted();
  }
}
