package org.comethunter.simulator.replica;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a replica over real connections. */
final class Browser implements AutoCloseable {

  private final Replica replica;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  Browser(Replica replica) {
    this.replica = replica;
  }

  /** GETs something below the archive's URL, with headers given as name, value, name, value. */
  HttpResponse<byte[]> archive(String path, String... headers)
      throws IOException, InterruptedException {
    return get(replica.archiveUrl() + path, headers);
  }

  HttpResponse<byte[]> get(String url, String... headers) throws IOException, InterruptedException {
    return request("GET", url, headers);
  }

  HttpResponse<byte[]> request(String method, String url, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  String text(String path) throws IOException, InterruptedException {
    return text(archive(path));
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.ISO_8859_1);
  }

  /** Sends a raw request that closes the connection, and gives all that comes back. */
  String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      in.transferTo(all);
      return all.toString(StandardCharsets.ISO_8859_1);
    }
  }

  String rawGet(String path) throws IOException {
    return raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), replica.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
