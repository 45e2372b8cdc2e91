package org.comethunter.web;

import io.helidon.common.buffers.DataReader.IncorrectNewLineException;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import org.comethunter.web.Problem.Kind;

/**
 * Takes in the body of a request before anybody works on the request, so that a client that sends
 * it slowly, or stops in the middle, holds its place for a limited time only.
 *
 * <p>The server's own time limits do not apply to a body that somebody waits for, and it waits for
 * bodies that no handler reads, too. Only an interrupt ends such a wait; it closes the connection.
 */
final class BodyArrival {

  private final Thread waiting = Thread.currentThread();
  private boolean arrived;
  private boolean late;

  private BodyArrival() {}

  /**
   * Returns when the body is there, which is at once if there is none.
   *
   * @param patience how long it may take
   * @throws CloseConnectionException if it took longer, or the client has gone
   * @throws ProblemException if it is not in chunks as HTTP has them; the connection ends with the
   *     answer, for nobody knows where the next request begins
   */
  static void await(ServerRequest request, ServerResponse response, Duration patience) {
    if (request.content().hasEntity()) {
      new BodyArrival().read(request, response, patience);
    }
  }

  private void read(ServerRequest request, ServerResponse response, Duration patience) {
    Thread alarm = Thread.ofVirtual().name("body-arrival").start(() -> ring(patience));
    try {
      request.content().buffer();
    } catch (CloseConnectionException | InsufficientDataAvailableException e) {
      response.status(isLate() ? Status.REQUEST_TIMEOUT_408 : Status.BAD_REQUEST_400);
      throw new CloseConnectionException("The body did not come to its end.", e);
    } catch (IllegalArgumentException | IncorrectNewLineException e) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      throw ProblemException.of(
          Kind.of(Status.BAD_REQUEST_400), "The body is not in chunks as HTTP has them.", e);
    } finally {
      disarm();
      alarm.interrupt();
    }
  }

  private void ring(Duration patience) {
    try {
      Thread.sleep(patience);
      cutOff();
    } catch (InterruptedException _) {
      // the body is there, or will not come
    }
  }

  private synchronized void cutOff() {
    if (!arrived) {
      late = true;
      waiting.interrupt();
    }
  }

  /** After this the waiting thread is not interrupted any more, and has not been. */
  private synchronized void disarm() {
    arrived = true;
    if (late) {
      Thread.interrupted();
    }
  }

  private synchronized boolean isLate() {
    return late;
  }
}
