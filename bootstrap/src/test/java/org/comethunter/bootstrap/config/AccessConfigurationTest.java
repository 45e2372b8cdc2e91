package org.comethunter.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.comethunter.bootstrap.service.Certificates;
import org.comethunter.web.AccessSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessConfigurationTest {
  private static final String TOKEN = "0123456789abcdef";

  @TempDir Path home;

  private Configuration configuration(Map<Key, String> values) {
    return Configuration.load(values, Map.of(), home);
  }

  private AccessSettings read(Map<Key, String> values) {
    return AccessConfiguration.of(configuration(values), home);
  }

  @Test
  void byDefaultThisMachineAloneGetsInAndNeedsNoToken() {
    AccessSettings access = read(Map.of());

    assertThat(access.token()).isEmpty();
    assertThat(access.openReads()).isFalse();
    assertThat(access.identity()).isEmpty();
    assertThat(access.origins()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "::1", "localhost"})
  void theLoopbackNeedsNoToken(String bind) {
    assertThat(read(Map.of(Key.WEB_BIND, bind)).hosts()).containsExactly(bind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.7.7"})
  void otherAddressesNeedOne(String bind) {
    assertThatThrownBy(() -> read(Map.of(Key.WEB_BIND, bind)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("web.token")
        .hasMessageContaining(bind);

    Configuration clear = configuration(Map.of(Key.WEB_BIND, bind, Key.WEB_TOKEN, TOKEN));
    AccessSettings access = AccessConfiguration.of(clear, home);
    assertThat(access.token()).isPresent();
    assertThat(AccessConfiguration.travelsInTheClear(clear, access)).isTrue();
    assertThat(access.toString()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", TOKEN})
  void aNameThatCannotBeFoundIsRefusedWithAndWithoutToken(String token) {
    String bind = "no.such.host.invalid";
    assertThatThrownBy(() -> read(Map.of(Key.WEB_BIND, bind, Key.WEB_TOKEN, token)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("web.bind ")
        .hasMessageContaining(bind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "fifteen-letters", "with a blank in it", "with-ümlauts-in-it"})
  void aTokenThatIsNotSafeIsRefusedAndNotRepeated(String token) {
    assertThatThrownBy(() -> read(Map.of(Key.WEB_TOKEN, token)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("web.token: ")
        .hasMessageNotContaining(token)
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WEB_HOSTS | https://comets.example",
        "WEB_HOSTS | comets.example:8080",
        "WEB_HOSTS | *.example",
        "WEB_ORIGINS | *",
        "WEB_ORIGINS | null",
        "WEB_ORIGINS | comets.example",
        "WEB_ORIGINS | https://comets.example/",
        "WEB_ORIGINS | https://Comets.example",
        "WEB_ORIGINS | ftp://comets.example",
        "WEB_OPEN_READS | yes",
      })
  void whatIsNoNameAndNoOriginIsRefused(Key key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(key.path());
  }

  @Test
  void namesAndOriginsAreLists() {
    AccessSettings access =
        read(
            Map.of(
                Key.WEB_HOSTS, "Comets.example, other",
                Key.WEB_ORIGINS, "https://a.example,http://localhost:3000"));

    assertThat(access.hosts()).containsExactlyInAnyOrder("comets.example", "other", "127.0.0.1");
    assertThat(access.origins())
        .containsExactlyInAnyOrder("https://a.example", "http://localhost:3000");
  }

  @Test
  void tlsNeedsACertificateAndItsKey() throws Exception {
    Certificates.make(home, "one");
    Certificates.make(home, "two");
    Files.writeString(home.resolve("nothing.pem"), "nothing");

    assertThat(tls("one-certificate.pem", "one-key.pem").identity()).isPresent();
    refused("one-certificate.pem", "", "web.tls.key");
    refused("", "one-key.pem", "web.tls.certificate");
    refused("one-certificate.pem", "two-key.pem", "does not belong");
    refused("nothing.pem", "one-key.pem", "nothing.pem");
    refused("one-certificate.pem", "nothing.pem", "openssl pkcs8");
    refused("missing.pem", "one-key.pem", "cannot be read");
    refused("one-certificate.pem", "missing.pem", "cannot be read");
  }

  private AccessSettings tls(String certificate, String key) {
    Map<Key, String> values = new EnumMap<>(Key.class);
    values.put(Key.WEB_TLS_CERTIFICATE, certificate);
    values.put(Key.WEB_TLS_KEY, key);
    return read(values);
  }

  private void refused(String certificate, String key, String why) {
    assertThatThrownBy(() -> tls(certificate, key))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(why);
  }
}
