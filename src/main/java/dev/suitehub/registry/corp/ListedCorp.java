package dev.suitehub.registry.corp;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One authorisation in a list: no secrets, and not what get_auth_info said. */
public record ListedCorp(
    SuiteKey suite,
    CorpId corpId,
    String corpName,
    CorpState state,
    AuthorizationKind kind,
    Instant authorizedAt,
    Optional<Instant> endedAt) {

  /** For the query. */
  public ListedCorp(
      SuiteKey suite,
      CorpId corpId,
      String corpName,
      CorpState state,
      AuthorizationKind kind,
      Instant authorizedAt,
      @Nullable Instant endedAt) {
    this(suite, corpId, corpName, state, kind, authorizedAt, Optional.ofNullable(endedAt));
  }

  CorpMark mark() {
    return new CorpMark(suite, corpId);
  }
}
