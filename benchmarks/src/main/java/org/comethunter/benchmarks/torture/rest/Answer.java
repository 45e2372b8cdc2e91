package org.comethunter.benchmarks.torture.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param status the status, 0 if the connection was closed without an answer, -1 if nothing came in
 *     time
 * @param head the status line and the headers
 * @param body as much of the body as was read, a character for each byte
 */
record Answer(int status, String head, String body) {
  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final Pattern HEADER = Pattern.compile("(?m)^([^:\r\n]+): *([^\r\n]*)");

  /** Sends a request over a connection of its own, and reads until the server hangs up. */
  static Answer to(MadeRequest request, URI service, Duration patience) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) patience.toMillis());
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        send(request, socket);
        read(socket.getInputStream(), answer);
      } catch (SocketTimeoutException e) {
        return new Answer(-1, "", answer.toString(StandardCharsets.ISO_8859_1));
      } catch (SocketException e) {
        // the server has hung up; what it said before counts
      }
      return of(answer.toString(StandardCharsets.ISO_8859_1));
    }
  }

  private static void send(MadeRequest request, Socket socket) throws IOException {
    try {
      socket.getOutputStream().write(request.text().getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
    } catch (SocketException e) {
      // refused before it was all sent: the answer says why
    }
  }

  /** A stream of events has no end: its head is enough. */
  private static void read(InputStream in, ByteArrayOutputStream answer) throws IOException {
    byte[] buffer = new byte[1 << 14];
    boolean begun = false;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      answer.write(buffer, 0, count);
      if (!begun) {
        String text = answer.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        begun = end >= 0;
        if (begun && text.substring(0, end).contains("text/event-stream")) {
          return;
        }
      }
      if (answer.size() > MOST_BYTES) {
        return;
      }
    }
  }

  private static Answer of(String text) {
    int end = text.indexOf("\r\n\r\n");
    Matcher status = STATUS.matcher(text);
    if (end < 0 || !status.lookingAt()) {
      return new Answer(0, text, "");
    }
    return new Answer(
        Integer.parseInt(status.group(1)), text.substring(0, end), text.substring(end + 4));
  }

  /** The value of a header. */
  Optional<String> header(String name) {
    return HEADER
        .matcher(head)
        .results()
        .filter(found -> found.group(1).toLowerCase(Locale.ROOT).equals(name))
        .map(found -> found.group(2).strip())
        .findFirst();
  }
}
