package org.comethunter.bootstrap.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.application.retention.RetentionSettings;
import org.comethunter.domain.file.RetentionLimit;

/** What the configuration says of how long, or how much, is kept. */
final class RetentionConfiguration {
  private static final String OFF = "off";
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([kMGT]B)");
  private static final Map<String, Long> UNITS =
      Map.of("kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "TB", 1_000_000_000_000L);
  private static final Duration LEAST = Duration.ofHours(1);

  private RetentionConfiguration() {}

  static RetentionSettings of(Configuration configuration) {
    return new RetentionSettings(
        limit(configuration, Key.RETENTION_RAW), limit(configuration, Key.RETENTION_IMAGES));
  }

  private static RetentionLimit limit(Configuration configuration, Key key) {
    String text = configuration.text(key);
    if (text.equals(OFF)) {
      return new RetentionLimit.Everything();
    }
    Matcher size = SIZE.matcher(text);
    if (size.matches()) {
      return new RetentionLimit.Size(
          Math.multiplyExact(Long.parseLong(size.group(1)), UNITS.get(size.group(2))));
    }
    try {
      return new RetentionLimit.Age(configuration.duration(key, LEAST));
    } catch (ConfigurationException e) {
      throw new ConfigurationException(
          "%s must be off, an age of at least 1h such as 30d, or a size such as 500MB or 20GB, not \"%s\"."
              .formatted(key.path(), text),
          e);
    }
  }
}
