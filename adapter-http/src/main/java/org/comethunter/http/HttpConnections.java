package org.comethunter.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import retrofit2.Retrofit;

/**
 * The connections to both servers, and to a webhook. All its threads are daemons, so nothing needs
 * to be closed for the program to end; closing drops idle connections at once. Thread-safe.
 */
@Singleton
public final class HttpConnections implements AutoCloseable {
  private static final int IDLE_SECONDS = 30;

  private final OkHttpClient plain;
  private final OkHttpClient client;

  @Inject
  HttpConnections(HttpSettings settings) {
    this.plain =
        new OkHttpClient.Builder()
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            .writeTimeout(settings.readTimeout())
            .callTimeout(settings.callTimeout())
            .connectionPool(
                new ConnectionPool(settings.connections(), IDLE_SECONDS, TimeUnit.SECONDS))
            // racing IPv4 against IPv6 would open more connections than the servers allow
            .fastFallback(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .addInterceptor(chain -> introduced(chain, settings.userAgent()))
            .build();
    this.client = plain.newBuilder().addInterceptor(new SameHostRedirects()).build();
  }

  /** The endpoints of that interface beneath a URL, which ends in a slash. */
  <T> T endpoints(Class<T> type, HttpUrl base) {
    return new Retrofit.Builder()
        .baseUrl(base)
        .client(client)
        .validateEagerly(true)
        .build()
        .create(type);
  }

  /** Makes calls that end with the first answer, whatever it is. */
  OkHttpClient withoutRedirects(Duration callTimeout) {
    return plain.newBuilder().callTimeout(callTimeout).build();
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
  }

  private static Response introduced(Interceptor.Chain chain, String userAgent) throws IOException {
    return chain.proceed(chain.request().newBuilder().header("User-Agent", userAgent).build());
  }
}
