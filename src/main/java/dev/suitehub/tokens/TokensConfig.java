package dev.suitehub.tokens;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How tokens are renewed. */
@Dependent
class TokensConfig {

  private static final Duration SHORTEST_CLAIM = Duration.ofSeconds(10);

  private final double renewAt;
  private final Duration claim;
  private final int parallel;
  private final Duration patience;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  TokensConfig(
      @ConfigProperty(name = "hub.tokens.renew-at", defaultValue = "0.8") double renewAt,
      @ConfigProperty(name = "hub.tokens.claim", defaultValue = "PT10S") Duration claim,
      @ConfigProperty(name = "hub.tokens.parallel", defaultValue = "8") int parallel,
      @ConfigProperty(name = "hub.tokens.patience", defaultValue = "PT10S") Duration patience) {
    if (!(renewAt >= 0.1 && renewAt <= 0.95)) {
      throw new IllegalArgumentException(
          "hub.tokens.renew-at must be from 0.1 to 0.95; it is '" + renewAt + "'.");
    }
    // One call takes up to 9 s: three seconds of a busy WeCom, then a last try of six.
    if (claim.compareTo(SHORTEST_CLAIM) < 0) {
      throw new IllegalArgumentException(
          "hub.tokens.claim must be PT10S or longer; it is '" + claim + "'.");
    }
    // TokenThreads has 24: one half for calls, the other for looks at the table.
    if (parallel < 1 || parallel > 12) {
      throw new IllegalArgumentException(
          "hub.tokens.parallel must be from 1 to 12; it is '" + parallel + "'.");
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException(
          "hub.tokens.patience must be longer than nothing; it is '" + patience + "'.");
    }
    this.renewAt = renewAt;
    this.claim = claim;
    this.parallel = parallel;
    this.patience = patience;
  }

  /** The part of its life after which a token is renewed ahead. */
  double renewAt() {
    return renewAt;
  }

  /** After which a node that took a renewal and went silent loses it. */
  Duration claim() {
    return claim;
  }

  /** How many calls to WeCom this node makes at the same time. */
  int parallel() {
    return parallel;
  }

  /** How long a caller waits for a token. */
  Duration patience() {
    return patience;
  }
}
