package org.comethunter.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {
  @TempDir Path home;

  private void file(String text) throws IOException {
    Files.writeString(home.resolve(Configuration.FILE), text);
  }

  @ParameterizedTest
  @EnumSource
  void theFirstSourceThatHasAValueWins(Key key) throws IOException {
    assertThat(Configuration.load(Map.of(), Map.of(), home).text(key))
        .isEqualTo(key.defaultValue());

    file(key.path() + " = from the file");
    assertThat(Configuration.load(Map.of(), Map.of(), home).text(key)).isEqualTo("from the file");

    Map<String, String> environment = Map.of(key.variable(), "from the environment");
    assertThat(Configuration.load(Map.of(), environment, home).text(key))
        .isEqualTo("from the environment");

    assertThat(Configuration.load(Map.of(key, "from the line"), environment, home).text(key))
        .isEqualTo("from the line");
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyIsDocumentedWithItsVariableAndDefault(Key key) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    String value = key.defaultValue().isEmpty() ? "(empty)" : "`" + key.defaultValue() + "`";

    assertThat(page)
        .contains("| `" + key.path() + "` | `" + key.variable() + "` | " + value + " |");
  }

  @Test
  void theDefaultsCanBeUsed() {
    Settings settings = Settings.of(Configuration.load(Map.of(), Map.of(), home));

    assertThat(settings.downloadPolicy().maxAttempts()).isEqualTo(40);
    assertThat(settings.flow().downloads()).isEqualTo(4);
    assertThat(settings.processors()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(settings.polling().interval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.polling().grace()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.lookBack()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.searchesCandidates()).isTrue();
  }

  @Test
  void whatIsNotKnownIsRefused() throws IOException {
    assertThatThrownBy(
            () -> Configuration.load(Map.of(), Map.of("COMET_HUNTER_ARCHIVE_ULR", "x"), home))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("COMET_HUNTER_ARCHIVE_ULR");

    file("archive.ulr = x");
    assertThatThrownBy(() -> Configuration.load(Map.of(), Map.of(), home))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("archive.ulr");
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Files.write(home.resolve(Configuration.FILE), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> Configuration.load(Map.of(), Map.of(), home))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void aFileThatIsNoFileOrTooLongIsRefused() throws IOException {
    Path folder = Files.createDirectory(home.resolve(Configuration.FILE));
    assertRefused("it is no file.");

    Files.delete(folder);
    file("#".repeat(2 << 20));
    assertRefused("it is longer than a megabyte.");

    file("log.format = \\u00zz");
    assertRefused("Malformed \\uxxxx encoding.");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> Configuration.load(Map.of(), Map.of(), home))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The configuration file " + home)
        .hasMessageEndingWith(why);
  }

  @Test
  void whatIsQuotedStaysOnOneLineAndReadable() throws IOException {
    file("first\\nERROR\\u001b[31m = x");
    assertThatThrownBy(() -> Configuration.load(Map.of(), Map.of(), home))
        .hasMessageStartingWith("The key first?ERROR?[31m in ");

    Configuration lengthy =
        Configuration.load(Map.of(Key.WEB_PORT, "9".repeat(100_000)), Map.of(), elsewhere());
    assertThatThrownBy(() -> lengthy.port(Key.WEB_PORT))
        .hasMessageStartingWith("web.port must be a whole number from 0 to 65535")
        .hasMessageEndingWith("9\".")
        .message()
        .hasSizeLessThan(1000);
  }

  private Path elsewhere() throws IOException {
    return Files.createDirectory(home.resolve("other"));
  }

  @Test
  void otherPrefixesAndTheHomeVariableAreLeftAlone() {
    Map<String, String> environment =
        Map.of(
            "PATH", "/bin", "COMET_HUNTER_HOME", "/somewhere", "COMET_HUNTER_JAVA_OPTS", "-Xmx1g");

    assertThat(Configuration.load(Map.of(), environment, home).text(Key.WEB_PORT))
        .isEqualTo("8080");
    assertThat(Environment.home(environment)).contains("/somewhere");
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "30s, 30000",
    "5m, 300000",
    "24h, 86400000",
    "7d, 604800000",
    "PT5M, 300000"
  })
  void readsLengthsOfTime(String text, long millis) {
    Configuration configuration = Configuration.load(Map.of(Key.LIVE_GRACE, text), Map.of(), home);

    assertThat(configuration.duration(Key.LIVE_GRACE, Duration.ZERO))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({
    "LIVE_INTERVAL, 30s",
    "LIVE_INTERVAL, soon",
    "LIVE_GRACE, -PT1H",
    "HTTP_CONNECTIONS, 5",
    "HTTP_CONNECTIONS, 0",
    "DOWNLOAD_ATTEMPTS, many",
    "SEARCH_CANDIDATES, perhaps",
    "PROCESSING_THREADS, -1",
    "LIVE_GRACE, 367d",
    "LIVE_INTERVAL, PT2562047788015215H",
    "LIVE_LOOK_BACK, 999999999d",
    "DOWNLOAD_RETRY_DELAY, 400d",
    "PICTURE_LOW, NaN",
    "PICTURE_LOW, 0x1p3",
    "FILTER_UNSHARP_SIGMA, 1f",
    "FILTER_BACKGROUND_REACH, 31d"
  })
  void refusesValuesOutOfRangeByName(Key key, String value) {
    Configuration configuration = Configuration.load(Map.of(key, value), Map.of(), home);

    assertThatThrownBy(() -> Settings.of(configuration))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(key.path());
  }

  private enum Colour {
    RED,
    GREEN
  }

  @Test
  void readsOneOfSeveralChoices() {
    Configuration green = Configuration.load(Map.of(Key.LOG_FORMAT, "green"), Map.of(), home);
    assertThat(green.choice(Key.LOG_FORMAT, Colour.class)).isEqualTo(Colour.GREEN);

    Configuration blue = Configuration.load(Map.of(Key.LOG_FORMAT, "blue"), Map.of(), home);
    assertThatThrownBy(() -> blue.choice(Key.LOG_FORMAT, Colour.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("log.format must be red or green, not \"blue\"");
  }
}
