package org.comethunter.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A request as the {@link Doorkeeper} sees it.
 *
 * @param method the HTTP method
 * @param path the path, without the query
 * @param network where it comes from, see {@link #network(InetAddress)}
 * @param headers all values of the header with that name
 */
public record Visitor(
    String method, String path, String network, Function<String, List<String>> headers) {

  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final int NETWORK_BYTES = 8;

  /**
   * What one guest has: an address, or with IPv6 the network of addresses that a household is
   * given.
   */
  public static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }

  List<String> all(String header) {
    return headers.apply(header);
  }

  /** The value of a header that is there once. */
  Optional<String> only(String header) {
    List<String> values = all(header);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  boolean reads() {
    return READS.contains(method);
  }

  boolean changes() {
    return !reads() && !isOptions();
  }

  boolean isOptions() {
    return method.equals("OPTIONS");
  }

  /** Whether a person looks for a page, with a browser. */
  public boolean wantsPage() {
    return reads()
        && (path.equals("/") || all("Accept").stream().anyMatch(it -> it.contains("text/html")));
  }
}
