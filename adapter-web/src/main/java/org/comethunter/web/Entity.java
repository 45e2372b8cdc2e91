package org.comethunter.web;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** The body of an answer. */
final class Entity {

  private Entity() {}

  /**
   * Sends it. Who asks with HEAD is told its length only: Helidon would send the bytes all the
   * same, and the client would take them for the next answer on the connection.
   */
  static void send(ServerRequest request, ServerResponse response, byte[] body) {
    if (request.prologue().method().equals(Method.HEAD)) {
      response.contentLength(body.length);
      response.send();
    } else {
      response.send(body);
    }
  }
}
