package org.comethunter.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A real server on this machine that answers as a test says, and 404 for all else. */
final class LocalServer implements AutoCloseable {
  /** Makes an answer. */
  @FunctionalInterface
  interface Answer {
    MockResponse to(RecordedRequest request) throws InterruptedException;
  }

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

  LocalServer() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            requests.add(request);
            return answers.getOrDefault(request.getTarget(), _ -> status(404)).to(request);
          }
        });
    server.start();
  }

  static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  static MockResponse.Builder ok(byte[] body) {
    return new MockResponse.Builder().code(200).body(new Buffer().write(body));
  }

  static MockResponse.Builder ok(String body) {
    return new MockResponse.Builder().code(200).body(body);
  }

  String url(String path) {
    return server.url(path).toString();
  }

  void on(String path, Answer answer) {
    answers.put(path, answer);
  }

  void on(String path, MockResponse answer) {
    answers.put(path, _ -> answer);
  }

  List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  long requestsFor(String path) {
    return requests.stream().filter(request -> request.getTarget().equals(path)).count();
  }

  @Override
  public void close() {
    server.close();
  }
}
