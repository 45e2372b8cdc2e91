package org.comethunter.bootstrap.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of all keys. Of several sources the first that has a value wins: the command line, the
 * environment, the file {@code comet-hunter.properties} in the home, the default. Immutable.
 */
public final class Configuration {

  /** The file in the home. */
  public static final String FILE = "comet-hunter.properties";

  /** No length of time in it may be longer. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final int HIGHEST_PORT = 65_535;
  private static final int LARGEST_FILE = 1 << 20;
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private final Map<Key, String> values;

  private Configuration(Map<Key, String> values) {
    this.values = values;
  }

  /**
   * Gathers the values.
   *
   * @param commandLine values of options that were given
   * @param variables the environment
   * @param home the folder that may hold the file
   * @throws ConfigurationException if the file cannot be read, or a key in it or a variable is not
   *     known
   */
  public static Configuration load(
      Map<Key, String> commandLine, Map<String, String> variables, Path home) {
    Map<Key, String> values = new EnumMap<>(Key.class);
    for (Key key : Key.values()) {
      values.put(key, key.defaultValue());
    }
    values.putAll(fromFile(home.resolve(FILE)));
    values.putAll(Environment.values(variables));
    values.putAll(commandLine);
    values.replaceAll((key, value) -> value.strip());
    return new Configuration(values);
  }

  private static Map<Key, String> fromFile(Path file) {
    if (Files.notExists(file)) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = new StringReader(content(file))) {
      properties.load(reader);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not written in UTF-8", e);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
    Map<Key, String> values = new EnumMap<>(Key.class);
    for (String name : properties.stringPropertyNames()) {
      Key key =
          Key.ofPath(name)
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          "The key "
                              + name
                              + " in "
                              + file
                              + " is not known; see "
                              + "docs/configuration.md for those that are."));
      values.put(key, properties.getProperty(name));
    }
    return values;
  }

  /** What it holds, if it is a file of some length: a device or a pipe might never end. */
  private static String content(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw unreadable(file, "it is no file", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw unreadable(file, "it is longer than a megabyte", null);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private static ConfigurationException unreadable(Path file, String why, Exception cause) {
    String reason = why.endsWith(".") ? why : why + ".";
    return new ConfigurationException(
        "The configuration file " + file + " cannot be read: " + reason, cause);
  }

  /** A text. */
  public String text(Key key) {
    return values.get(key);
  }

  /**
   * A whole number.
   *
   * @throws ConfigurationException if it is none, or outside the range
   */
  public int number(Key key, int least, int most) {
    try {
      int number = Integer.parseInt(text(key));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the one complaint
    }
    throw new ConfigurationException(
        "%s must be a whole number from %d to %d, not \"%s\"."
            .formatted(key.path(), least, most, text(key)));
  }

  /**
   * One of the constants of an enumeration, by its name in small letters with hyphens.
   *
   * @throws ConfigurationException if it is none of them
   */
  public <E extends Enum<E>> E choice(Key key, Class<E> choices) {
    List<E> constants = List.of(choices.getEnumConstants());
    return constants.stream()
        .filter(constant -> name(constant).equals(text(key)))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%s must be %s, not \"%s\"."
                        .formatted(
                            key.path(),
                            constants.stream()
                                .map(Configuration::name)
                                .collect(Collectors.joining(" or ")),
                            text(key))));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A number with or without a fraction.
   *
   * @throws ConfigurationException if it is none
   */
  public double real(Key key) {
    return DecimalNumber.parse(text(key))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%s must be a number, not \"%s\".".formatted(key.path(), text(key))));
  }

  /**
   * {@code true} or {@code false}.
   *
   * @throws ConfigurationException if it is neither
   */
  public boolean flag(Key key) {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ConfigurationException(
              "%s must be true or false, not \"%s\".".formatted(key.path(), text(key)));
    };
  }

  /**
   * The number of a port; 0 stands for any free one.
   *
   * @throws ConfigurationException if it is none
   */
  public int port(Key key) {
    return number(key, 0, HIGHEST_PORT);
  }

  /**
   * A length of time such as {@code 30s}, {@code 5m}, {@code 24h}, or in ISO form {@code PT5M}.
   *
   * @throws ConfigurationException if it is none, shorter than the least or longer than {@link
   *     #LONGEST}
   */
  public Duration duration(Key key, Duration least) {
    return duration(key, least, LONGEST);
  }

  /**
   * Likewise, with an upper bound of its own.
   *
   * @throws ConfigurationException if it is none, or outside the range
   */
  public Duration duration(Key key, Duration least, Duration most) {
    Duration duration = parse(key);
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw new ConfigurationException(
          "%s must be %s to %s, not \"%s\"."
              .formatted(key.path(), inWords(least), inWords(most), text(key)));
    }
    return duration;
  }

  /** As it would be written in the file. */
  private static String inWords(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    long seconds = duration.toSeconds();
    return seconds > 0 && seconds % 86_400 == 0
        ? seconds / 86_400 + "d"
        : seconds > 0 && seconds % 3_600 == 0
            ? seconds / 3_600 + "h"
            : seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private Duration parse(Key key) {
    Matcher matcher = SHORT_DURATION.matcher(text(key));
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
    try {
      return Duration.parse(text(key));
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new ConfigurationException(
          "%s must be a length of time such as 30s, 5m or 24h, not \"%s\"."
              .formatted(key.path(), text(key)),
          e);
    }
  }
}
