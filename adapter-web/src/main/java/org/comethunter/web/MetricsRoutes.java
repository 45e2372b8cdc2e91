package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import org.comethunter.application.picture.PictureMakers;
import org.comethunter.application.port.FileCatalogue;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.instrument.Instrument;

/** Serves the metrics in the text format of Prometheus, version 0.0.4. */
final class MetricsRoutes implements HttpService {

  private static final Logger LOG = System.getLogger(MetricsRoutes.class.getName());

  private final PrometheusRegistry registry;
  private final FileCatalogue catalogue;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  @Inject
  MetricsRoutes(
      Metrics metrics, FileCatalogue catalogue, EventStreams streams, PictureMakers makers) {
    this.registry = metrics.registry();
    this.catalogue = catalogue;
    GaugeWithCallback.builder()
        .name(Metrics.PREFIX + "event_streams")
        .help("Event streams that are open.")
        .callback(gauge -> gauge.call(streams.count()))
        .register(registry);
    GaugeWithCallback.builder()
        .name(Metrics.PREFIX + "pictures_waited_for")
        .help("Pictures that are being made on demand, or wait to be.")
        .callback(gauge -> gauge.call(makers.inHand()))
        .register(registry);
    GaugeWithCallback.builder()
        .name(Metrics.PREFIX + "files")
        .help("Files by state; not there while the database does not answer.")
        .labelNames("instrument", "status")
        .callback(this::countFiles)
        .register(registry);
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/metrics").get(this::send).register(rules);
  }

  private void send(ServerRequest request, ServerResponse response) {
    Query.of(request);
    byte[] text = text();
    response.header(HeaderNames.CONTENT_TYPE, writer.getContentType());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Entity.send(request, response, text);
  }

  /** All metrics as they are now, in UTF-8. */
  byte[] text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException("The metrics could not be written.", e);
    }
    return text.toByteArray();
  }

  /** A database that does not answer is no reason to withhold everything else. */
  private void countFiles(GaugeWithCallback.Callback gauge) {
    Map<Instrument, Map<FileStatus, Long>> counts;
    try {
      counts = catalogue.summary();
    } catch (StorageException e) {
      LOG.log(Level.WARNING, "The files could not be counted for the metrics.", e);
      return;
    }
    for (Instrument instrument : Instrument.values()) {
      Map<FileStatus, Long> states = counts.getOrDefault(instrument, Map.of());
      for (FileStatus status : FileStatus.values()) {
        gauge.call(
            states.getOrDefault(status, 0L),
            instrument.code(),
            status.name().toLowerCase(Locale.ROOT));
      }
    }
  }
}
