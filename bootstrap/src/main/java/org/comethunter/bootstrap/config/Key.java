package org.comethunter.bootstrap.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every configuration key with its default. {@code docs/configuration.md} explains them. */
public enum Key {
  /** The folder that holds the archive's day folders. */
  ARCHIVE_URL("archive.url", "https://umbra.nascom.nasa.gov/pub/lasco/lastimage/level_05/"),
  /** The page with the downlink schedule. */
  SCHEDULE_URL("schedule.url", "https://soho.nascom.nasa.gov/operations/schedule/schedule.html"),
  /** How the archive's keepers can reach the user, sent in User-Agent. */
  HTTP_CONTACT("http.contact", ""),
  /** Connections to a host at once, 1 to 4. */
  HTTP_CONNECTIONS("http.connections", "4"),
  /** Time limit for a connection to be made. */
  HTTP_CONNECT_TIMEOUT("http.connect-timeout", "10s"),
  /** Time limit for the next byte to come. */
  HTTP_READ_TIMEOUT("http.read-timeout", "30s"),
  /** Time limit for a whole request. */
  HTTP_CALL_TIMEOUT("http.call-timeout", "4m"),
  /** Wait before a page is asked for again; it doubles with each further attempt. */
  HTTP_BACK_OFF("http.back-off", "1s"),
  /** Address that the web server listens on. */
  WEB_BIND("web.bind", "127.0.0.1"),
  /** Port that the web server listens on; 0 takes a free one. */
  WEB_PORT("web.port", "8080"),
  /** The secret that lets a client in; empty if none is asked for. */
  WEB_TOKEN("web.token", ""),
  /** Whether looking needs no token. */
  WEB_OPEN_READS("web.open-reads", "false"),
  /** The PEM file with the certificate for TLS, relative to the home. */
  WEB_TLS_CERTIFICATE("web.tls.certificate", ""),
  /** The PEM file with its private key. */
  WEB_TLS_KEY("web.tls.key", ""),
  /** Further host names by which the service may be addressed. */
  WEB_HOSTS("web.hosts", ""),
  /** Sites whose pages may use the interface (CORS). */
  WEB_ORIGINS("web.origins", ""),
  /** Port of the dashboard of jobs, on the loopback address; 0 takes a free one, off none. */
  DASHBOARD_PORT("dashboard.port", "8000"),
  /** Time between two looks at the archive: a minute at least, a second for a local replica. */
  LIVE_INTERVAL("live.interval", "5m"),
  /** How long after a slot's end looking goes on. */
  LIVE_GRACE("live.grace", "1h"),
  /** How long ago a frame may have been observed to be looked for live. */
  LIVE_LOOK_BACK("live.look-back", "24h"),
  /** Download attempts before a file is given up. */
  DOWNLOAD_ATTEMPTS("download.attempts", "40"),
  /** Download attempts for one file in one run. */
  DOWNLOAD_ATTEMPTS_PER_RUN("download.attempts-per-run", "4"),
  /** Wait before the second attempt of a run; it doubles with each further one. */
  DOWNLOAD_RETRY_DELAY("download.retry-delay", "1s"),
  /** Processing attempts before a file is given up. */
  PROCESSING_ATTEMPTS("processing.attempts", "12"),
  /** Frames processed at once; 0 means one for each processor core. */
  PROCESSING_THREADS("processing.threads", "0"),
  /** Whether frames that arrive are searched for what moves like a comet. */
  SEARCH_CANDIDATES("search.candidates", "on"),
  /** The address that is told of candidates; empty if none is. */
  WEBHOOK_URL("webhook.url", ""),
  /** The secret that messages to it are signed with. */
  WEBHOOK_SECRET("webhook.secret", ""),
  /** What is made visible in pictures of C2. */
  PICTURE_C2_FILTER("picture.c2.filter", "unsharp"),
  /** What is made visible in pictures of C3. */
  PICTURE_C3_FILTER("picture.c3.filter", "unsharp"),
  /** The value shown black, in sigmas from the sky's median. */
  PICTURE_LOW("picture.low", "-4"),
  /** The value shown white, in sigmas from the sky's median. */
  PICTURE_HIGH("picture.high", "8"),
  /** Whether cosmic rays are taken out first. */
  PICTURE_REJECT_COSMIC_RAYS("picture.reject-cosmic-rays", "false"),
  /** How many megabytes of pictures made on demand are kept. */
  PICTURE_CACHE_MEGABYTES("picture.cache-megabytes", "1024"),
  /** How long, or how much, is kept of the raw files. */
  RETENTION_RAW("retention.raw", "off"),
  /** How long, or how much, is kept of the pictures. */
  RETENTION_IMAGES("retention.images", "off"),
  /** Standard deviation of the unsharp mask's Gaussian, in pixels. */
  FILTER_UNSHARP_SIGMA("filter.unsharp.sigma", "3"),
  /** How long before a frame its previous frame was observed at least. */
  FILTER_RUNNING_DIFFERENCE_LEAST("filter.running-difference.least", "8m"),
  /** How long before a frame its previous frame was observed at most. */
  FILTER_RUNNING_DIFFERENCE_MOST("filter.running-difference.most", "16m"),
  /** Columns and rows of the median's square: odd, 9 to 99. */
  FILTER_MEDIAN_SIZE("filter.median.size", "25"),
  /** How far away the frames of a background were observed at most. */
  FILTER_BACKGROUND_REACH("filter.background.reach", "6h"),
  /** Frames that are no farther away than this do not belong to a background. */
  FILTER_BACKGROUND_GAP("filter.background.gap", "1h"),
  /** How steeply multi-scale normalization saturates. */
  FILTER_MGN_K("filter.mgn.k", "0.7"),
  /** The gamma of multi-scale normalization's global part. */
  FILTER_MGN_GAMMA("filter.mgn.gamma", "3.2"),
  /** The weight of multi-scale normalization's global part, 0 to 1. */
  FILTER_MGN_H("filter.mgn.h", "0.7"),
  /** The scales of multi-scale normalization: standard deviations in pixels. */
  FILTER_MGN_SIGMAS("filter.mgn.sigmas", "1.25,2.5,5,10,20,40"),
  /** How log lines are written: {@code text} or {@code json}. */
  LOG_FORMAT("log.format", "text");

  private final String path;
  private final String defaultValue;

  Key(String path, String defaultValue) {
    this.path = path;
    this.defaultValue = defaultValue;
  }

  /** Its name in the file, such as {@code archive.url}. */
  public String path() {
    return path;
  }

  /** Its name as an environment variable, such as {@code COMET_HUNTER_ARCHIVE_URL}. */
  public String variable() {
    return Environment.PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The value it has when nobody sets it. */
  public String defaultValue() {
    return defaultValue;
  }

  /** The key of that name in the file. */
  static Optional<Key> ofPath(String path) {
    return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
  }
}
