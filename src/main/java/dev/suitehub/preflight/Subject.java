package dev.suitehub.preflight;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.tokens.TicketState;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.util.Optional;

/**
 * What is checked, read at the beginning: nothing is asked of the database while we wait for
 * ourselves.
 *
 * @param open whether anybody may install it, not only who has a test link
 * @param nextSuiteSecret takes the place of the current one where WeCom refuses that in this run
 * @param corp one that has the suite, if there is any
 */
record Subject(
    SuiteKey suite,
    Edition edition,
    boolean open,
    CallbackKey suiteCallback,
    Optional<SuiteId> suiteId,
    Optional<SuiteId> proposedSuiteId,
    boolean hasSuiteSecret,
    Optional<Secret> nextSuiteSecret,
    ProviderKey provider,
    CorpId providerCorp,
    CallbackKey providerCallback,
    boolean hasProviderSecret,
    TicketState ticket,
    AppDevelopment development,
    Optional<CorpId> corp) {

  /** By which it is seen that somebody has changed the suite or its app since. */
  record Edition(long suite, long app) {

    /** After the planned secret has taken its place, and nothing else has changed. */
    Edition promoted() {
      return new Edition(suite + 1, app);
    }
  }
}
