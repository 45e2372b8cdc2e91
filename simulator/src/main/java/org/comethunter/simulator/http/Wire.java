package org.comethunter.simulator.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The way back to the client for one request. Used by the thread that handles the request only.
 *
 * <p>A proper answer is one {@link #send}; {@link #sendHead} and {@link #sendBytes} let an answer
 * go wrong on the way.
 */
public final class Wire {

  private static final long LOOK_MILLIS = 20;

  private final Socket socket;
  private final BufferedInputStream in;
  private final OutputStream out;
  private final boolean headOnly;
  private final List<Runnable> endings = new ArrayList<>();
  private boolean persistent;
  private boolean reset;

  Wire(Socket socket, BufferedInputStream in, Request request) throws IOException {
    this.socket = socket;
    this.in = in;
    this.out = socket.getOutputStream();
    this.headOnly = request.isHead();
    this.persistent = request.isPersistent();
  }

  /**
   * Runs something once: just before the last byte of a proper answer goes out, or else when the
   * handler has returned. What a client does after an answer therefore never overlaps with it.
   */
  public void onEnd(Runnable ending) {
    endings.add(ending);
  }

  /** Sends a whole answer. */
  public void send(Response response) throws IOException {
    byte[] head = head(response);
    byte[] body = hasBody(response) ? response.body() : new byte[0];
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    out.write(all, 0, all.length - 1);
    end();
    out.write(all, all.length - 1, 1);
  }

  /** Sends status line and headers. */
  public void sendHead(Response response) throws IOException {
    out.write(head(response));
  }

  /** Sends a part of a body's bytes; nothing if the client asked for the head only. */
  public void sendBytes(byte[] bytes, int from, int to) throws IOException {
    if (headOnly || from >= to) {
      return;
    }
    if (to < bytes.length) {
      out.write(bytes, from, to - from);
      return;
    }
    out.write(bytes, from, to - from - 1);
    end();
    out.write(bytes, to - 1, 1);
  }

  /** Announces and causes the end of the connection after this answer. */
  public void closeAfterwards() {
    persistent = false;
  }

  /** Ends the connection by a TCP reset once the handler returns, whatever was sent. */
  public void resetAfterwards() {
    persistent = false;
    reset = true;
  }

  /**
   * Keeps the client waiting.
   *
   * @throws EOFException if the client gave up meanwhile
   */
  public void pause(Duration duration) throws IOException, InterruptedException {
    pause(new CountDownLatch(1), duration);
  }

  /**
   * Keeps the client waiting until a latch opens.
   *
   * @throws EOFException if the client gave up meanwhile
   */
  public void pauseUntil(CountDownLatch latch) throws IOException, InterruptedException {
    pause(latch, Duration.ofDays(1));
  }

  private void pause(CountDownLatch latch, Duration longest)
      throws IOException, InterruptedException {
    long left = longest.toNanos();
    for (long start = System.nanoTime(), until = start + left; left > 0; ) {
      long step = Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
      if (latch.await(step, TimeUnit.NANOSECONDS)) {
        return;
      }
      if (clientIsGone()) {
        throw new EOFException("The client gave up waiting.");
      }
      left = until - System.nanoTime();
    }
  }

  private boolean clientIsGone() throws IOException {
    socket.setSoTimeout(1);
    in.mark(1);
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } finally {
      in.reset();
    }
  }

  boolean isPersistent() {
    return persistent;
  }

  boolean isReset() {
    return reset;
  }

  void end() {
    endings.forEach(Runnable::run);
    endings.clear();
  }

  private boolean hasBody(Response response) {
    return !headOnly && response.status() != 304;
  }

  private byte[] head(Response response) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(' ');
    head.append(StatusText.of(response.status())).append("\r\n");
    response
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    boolean delimitedByClose = response.header("Connection").isPresent();
    if (response.status() != 304
        && response.header("Content-Length").isEmpty()
        && !delimitedByClose) {
      head.append("Content-Length: ").append(response.body().length).append("\r\n");
    }
    if (!persistent && !delimitedByClose) {
      head.append("Connection: close\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
