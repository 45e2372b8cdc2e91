package org.comethunter.bootstrap.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.comethunter.web.AccessSettings;
import org.comethunter.web.AccessToken;
import org.comethunter.web.TlsIdentity;

/** Who may do what, as the configuration says. */
public final class AccessConfiguration {
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

  private AccessConfiguration() {}

  /**
   * Reads it.
   *
   * @param home what paths are relative to
   * @throws ConfigurationException if a value cannot be used, or if other machines would reach the
   *     service and no token is set; no message holds the token
   */
  public static AccessSettings of(Configuration configuration, Path home) {
    Optional<AccessToken> token = token(configuration);
    String bind = configuration.text(Key.WEB_BIND);
    boolean reachable = !isLoopback(bind);
    if (token.isEmpty() && reachable) {
      throw new ConfigurationException(
          "On %s other machines reach the service: set %s to a secret of at least %d characters first, or leave %s at %s."
              .formatted(
                  bind,
                  Key.WEB_TOKEN.path(),
                  AccessToken.SHORTEST,
                  Key.WEB_BIND.path(),
                  Key.WEB_BIND.defaultValue()));
    }
    return new AccessSettings(
        token,
        configuration.flag(Key.WEB_OPEN_READS),
        identity(configuration, home),
        hosts(configuration, bind),
        origins(configuration));
  }

  /** Whether the token can be read on its way: other machines reach the service, without TLS. */
  public static boolean travelsInTheClear(Configuration configuration, AccessSettings access) {
    return access.identity().isEmpty() && !isLoopback(configuration.text(Key.WEB_BIND));
  }

  /**
   * The token that the service asks for, if it does.
   *
   * @throws ConfigurationException if it cannot be used
   */
  public static Optional<AccessToken> token(Configuration configuration) {
    String text = configuration.text(Key.WEB_TOKEN);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(AccessToken.of(text));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(Key.WEB_TOKEN.path() + ": " + e.getMessage(), e);
    }
  }

  /** The file with the service's certificate, if it speaks TLS. */
  public static Optional<Path> certificate(Configuration configuration, Path home) {
    return Optional.of(configuration.text(Key.WEB_TLS_CERTIFICATE))
        .filter(text -> !text.isEmpty())
        .map(home::resolve);
  }

  private static Optional<TlsIdentity> identity(Configuration configuration, Path home) {
    Optional<Path> certificate = certificate(configuration, home);
    String key = configuration.text(Key.WEB_TLS_KEY);
    if (certificate.isPresent() == key.isEmpty()) {
      throw new ConfigurationException(
          "For TLS both %s and %s must be set."
              .formatted(Key.WEB_TLS_CERTIFICATE.path(), Key.WEB_TLS_KEY.path()));
    }
    try {
      return certificate.map(file -> TlsIdentity.read(file, home.resolve(key)));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  private static boolean isLoopback(String bind) {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ConfigurationException(
          "%s must be an address or a name of this machine; \"%s\" cannot be found."
              .formatted(Key.WEB_BIND.path(), bind),
          e);
    }
  }

  private static Set<String> hosts(Configuration configuration, String bind) {
    Set<String> hosts =
        list(configuration, Key.WEB_HOSTS)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String host : hosts) {
      if (!NAME.matcher(host).matches()) {
        throw new ConfigurationException(
            "%s must be names of hosts, without scheme and port, separated by commas; \"%s\" is none."
                .formatted(Key.WEB_HOSTS.path(), host));
      }
    }
    hosts.add(bind.toLowerCase(Locale.ROOT));
    return hosts;
  }

  private static Set<String> origins(Configuration configuration) {
    Set<String> origins = list(configuration, Key.WEB_ORIGINS).collect(Collectors.toSet());
    for (String origin : origins) {
      if (!isOrigin(origin)) {
        throw new ConfigurationException(
            "%s must be origins such as https://example.org, separated by commas; \"%s\" is none."
                .formatted(Key.WEB_ORIGINS.path(), origin));
      }
    }
    return origins;
  }

  /** Written as browsers do: in small letters, without a path. */
  private static boolean isOrigin(String text) {
    try {
      URI uri = URI.create(text);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && text.equals(
              uri.getScheme()
                  + "://"
                  + uri.getHost().toLowerCase(Locale.ROOT)
                  + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Stream<String> list(Configuration configuration, Key key) {
    return Stream.of(configuration.text(key).split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty());
  }
}
