package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.comethunter.domain.file.FrameId;

/**
 * Asks a service for {@code /frames/{id}/image} with parameters, one request after the other over
 * one connection.
 */
final class ImageRequests implements AutoCloseable {
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;

  ImageRequests(URI service) {
    this.service = service;
  }

  /**
   * Asks for each frame's picture once.
   *
   * @param query such as {@code filter=median&low=-4&high=8}
   * @return how long each took, in ms
   * @throws NoPictureException if the service answers anything but a picture
   */
  Figures millis(List<FrameId> frames, String query) throws IOException, InterruptedException {
    double[] millis = new double[frames.size()];
    for (int i = 0; i < millis.length; i++) {
      URI address = service.resolve("/frames/" + frames.get(i) + "/image?" + query);
      HttpRequest request = HttpRequest.newBuilder(address).build();
      long begun = System.nanoTime();
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      millis[i] = (System.nanoTime() - begun) / 1e6;
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (answer.statusCode() != OK || !type.equals("image/png")) {
        throw new NoPictureException(address, answer.statusCode());
      }
    }
    return Figures.of(Arrays.stream(millis));
  }

  @Override
  public void close() {
    client.close();
  }

  /** The service did not answer with a picture. */
  static final class NoPictureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoPictureException(URI address, int status) {
      super("The service answers " + status + " to " + address + ".");
    }
  }
}
