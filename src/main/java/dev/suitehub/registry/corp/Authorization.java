package dev.suitehub.registry.corp;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * What the exchange of an auth code told us. {@code at}: when the code reached us, which orders two
 * of one corp.
 *
 * @param app what the app was then; empty where only the permanent code was renewed
 */
public record Authorization(
    SuiteKey suite,
    CorpId corpId,
    String corpName,
    Secret permanentCode,
    AuthorizationKind kind,
    Instant at,
    Optional<AppAtInstall> app) {

  public Authorization(
      SuiteKey suite,
      CorpId corpId,
      String corpName,
      Secret permanentCode,
      AuthorizationKind kind,
      Instant at) {
    this(suite, corpId, corpName, permanentCode, kind, at, Optional.empty());
  }
}
