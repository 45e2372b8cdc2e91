package org.comethunter.web;

import java.util.Optional;
import java.util.Set;

/**
 * Who may do what.
 *
 * @param token what a client has to have; empty if everybody who reaches the server may do
 *     everything
 * @param openReads whether GET and HEAD need no token
 * @param identity what TLS is spoken with; empty for plain HTTP
 * @param hosts names by which the server may be addressed, in small letters, beside addresses and
 *     {@code localhost}
 * @param origins of other sites whose pages may use the interface, such as {@code
 *     https://example.org}; they need the token
 */
public record AccessSettings(
    Optional<AccessToken> token,
    boolean openReads,
    Optional<TlsIdentity> identity,
    Set<String> hosts,
    Set<String> origins) {

  /** Keeps copies of the sets. */
  public AccessSettings {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
  }

  /** For a server that only this machine reaches. */
  public static AccessSettings onLoopback() {
    return new AccessSettings(Optional.empty(), false, Optional.empty(), Set.of(), Set.of());
  }

  /** How its addresses begin. */
  String scheme() {
    return identity.isPresent() ? "https" : "http";
  }
}
