package org.comethunter.http;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.comethunter.application.port.UnexpectedContentException;

/**
 * Follows a few redirects, never to another host and never from https to http, and drops the bodies
 * of all answers that carry no content, as Retrofit would keep them in memory whatever their size.
 */
final class SameHostRedirects implements Interceptor {
  private static final int MOST = 5;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    for (int followed = 0; followed <= MOST; followed++) {
      Response response = chain.proceed(request);
      if (response.isSuccessful()) {
        return response;
      }
      response.close();
      if (!isRedirect(response.code())) {
        return response.newBuilder().body(ResponseBody.EMPTY).build();
      }
      request = request.newBuilder().url(target(response)).build();
    }
    throw new UnexpectedContentException(
        "%s redirects more than %d times.".formatted(chain.request().url(), MOST));
  }

  private static boolean isRedirect(int code) {
    return switch (code) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static HttpUrl target(Response response) {
    HttpUrl from = response.request().url();
    String location = response.header("Location");
    HttpUrl to = location == null ? null : from.resolve(location);
    if (to == null) {
      throw new UnexpectedContentException(
          "%s answers with a redirect that leads nowhere.".formatted(from));
    }
    if (!to.host().equals(from.host())) {
      throw new UnexpectedContentException(
          "%s redirects to another host (%s), which is not followed.".formatted(from, to.host()));
    }
    if (from.isHttps() && !to.isHttps()) {
      throw new UnexpectedContentException(
          "%s redirects from https to http, which is not followed.".formatted(from));
    }
    return to;
  }
}
