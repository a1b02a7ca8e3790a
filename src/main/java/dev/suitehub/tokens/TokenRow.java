package dev.suitehub.tokens;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one token stands, without the token.
 *
 * @param expiresAt empty where there is none, or it was refused
 * @param lastProblem why the last renewal failed; empty where it did not
 * @param lastErrcode WeCom's errcode, where that was the reason
 * @param lastCure what helps against it
 * @param nextTryAt before which WeCom is not asked again
 */
public record TokenRow(
    TokenKey key,
    Optional<Instant> expiresAt,
    Optional<Instant> renewAfter,
    Optional<Instant> lastUsedAt,
    Optional<TokenProblem> lastProblem,
    OptionalInt lastErrcode,
    Optional<String> lastDetail,
    Optional<String> lastCure,
    Optional<Instant> failedAt,
    Optional<Instant> nextTryAt) {

  public boolean hasValidToken(Instant now) {
    return expiresAt.isPresent() && expiresAt.get().isAfter(now);
  }
}
