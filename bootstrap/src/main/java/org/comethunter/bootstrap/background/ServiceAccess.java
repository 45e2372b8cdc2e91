package org.comethunter.bootstrap.background;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.comethunter.bootstrap.config.AccessConfiguration;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.ConfigurationException;
import org.comethunter.web.AccessToken;
import org.comethunter.web.TlsIdentity;

/**
 * What one needs to be let in by the service of a home.
 *
 * @param token the token it asks for, if it does
 * @param certificate the very certificate that it has, if it speaks TLS
 */
public record ServiceAccess(Optional<AccessToken> token, Optional<X509Certificate> certificate) {

  /** For a service that lets everybody in. */
  public static final ServiceAccess OPEN = new ServiceAccess(Optional.empty(), Optional.empty());

  /**
   * As the configuration says.
   *
   * @throws ConfigurationException if it cannot be used
   */
  public static ServiceAccess of(Configuration configuration, Path home) {
    try {
      return new ServiceAccess(
          AccessConfiguration.token(configuration),
          AccessConfiguration.certificate(configuration, home)
              .map(file -> TlsIdentity.readChain(file).getFirst()));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }
}
