package dev.suitehub.install;

import dev.suitehub.platform.web.WebHost;
import java.util.List;
import java.util.Optional;

/**
 * Where an install may return to: an http or https address on one of the suite's return hosts,
 * nothing else.
 */
final class ReturnAddress {

  private ReturnAddress() {}

  /** The address as it came, where it is allowed. */
  static Optional<String> allowed(String address, List<String> hosts) {
    return WebHost.of(address).filter(hosts::contains).map(host -> address);
  }
}
