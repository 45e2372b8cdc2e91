package org.comethunter.bootstrap.wiring;

import java.net.URI;
import java.util.EnumSet;
import org.comethunter.application.live.LiveLoop;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.web.WebApi;

/** The long-running product: web server and live ingestion of both cameras. */
public final class Service implements AutoCloseable {
  private final WebApi web;
  private final LiveLoop loop;

  private Service(WebApi web, LiveLoop loop) {
    this.web = web;
    this.loop = loop;
  }

  /**
   * Starts the web server.
   *
   * @throws org.comethunter.web.CannotListenException if it cannot listen where it should
   */
  public static Service start(Workshop workshop) {
    WebApi web = workshop.engine().webApi();
    web.start();
    return new Service(web, workshop.engine().liveLoop());
  }

  /** Where the browser finds it. */
  public URI address() {
    return web.address();
  }

  /** Follows the archive until the stop is asked for. */
  public void run(Cancellation cancellation) {
    loop.run(EnumSet.allOf(Instrument.class), ProgressListener.NONE, cancellation);
  }

  @Override
  public void close() {
    web.close();
  }
}
