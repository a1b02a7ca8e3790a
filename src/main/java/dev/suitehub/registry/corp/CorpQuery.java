package dev.suitehub.registry.corp;

import dev.suitehub.platform.key.SuiteKey;
import java.util.Optional;

/**
 * Which authorisations are looked for; what is empty does not matter.
 *
 * @param text how the corpid or the name begins; of the name, letter case does not matter
 */
public record CorpQuery(
    Optional<SuiteKey> suite,
    Optional<CorpState> state,
    Optional<AuthorizationKind> kind,
    Optional<String> text) {

  public static final CorpQuery EVERYTHING =
      new CorpQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
