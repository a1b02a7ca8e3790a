package dev.suitehub.upstream;

import java.util.Optional;

/**
 * A call of WeCom's API as somebody else asks for it. What is in it was checked before: here it is
 * only put together.
 *
 * @param path begins with {@code cgi-bin/}; letters, digits, {@code _} and single slashes
 * @param query as it came, encoded, without any token; may be empty
 * @param body absent for a GET
 */
public record ProxiedCall(
    String path, String query, Optional<String> contentType, Optional<ProxiedBody> body) {

  /** Whether it can be made a second time. */
  public boolean isRepeatable() {
    return body.isEmpty() || body.get().isRepeatable();
  }
}
