package org.comethunter.bootstrap.wiring;

import java.net.URI;
import java.util.EnumSet;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.domain.instrument.Instrument;

/** The long-running product: web server and live ingestion of both cameras. */
public final class Service implements AutoCloseable {
  private final Engine engine;

  private Service(Engine engine) {
    this.engine = engine;
  }

  /**
   * Starts the web server.
   *
   * @throws org.comethunter.web.CannotListenException if it cannot listen where it should
   */
  public static Service start(Workshop workshop) {
    workshop.engine().webApi().start();
    return new Service(workshop.engine());
  }

  /** Where the browser finds it. */
  public URI address() {
    return engine.webApi().address();
  }

  /** Follows the archive until the stop is asked for. */
  public void run(Cancellation cancellation) {
    engine.liveLoop().run(EnumSet.allOf(Instrument.class), ProgressListener.NONE, cancellation);
  }

  @Override
  public void close() {
    engine.webApi().close();
  }
}
