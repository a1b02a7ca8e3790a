package dev.suitehub.tokens;

import dev.suitehub.tokens.Sight.Refusal;
import dev.suitehub.tokens.Sight.Served;
import dev.suitehub.tokens.Sight.SuiteTokenRefused;
import dev.suitehub.tokens.Sight.Won;
import dev.suitehub.upstream.TokenGrant;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.Reaction;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** One renewal: claim, ask WeCom outside of any transaction, record under the claim. */
@Dependent
class Renewal {

  private static final Logger LOG = System.getLogger(Renewal.class.getName());

  private final TokenLedger ledger;
  private final Wecom wecom;
  private final Clock clock;

  @Inject
  Renewal(TokenLedger ledger, Wecom wecom, Clock clock) {
    this.ledger = ledger;
    this.wecom = wecom;
    this.clock = clock;
  }

  /**
   * @param suiteToken what a corp's token is asked for with
   * @param ahead although the one that is kept is still valid, and nobody asked
   * @param lastTry a refused suite token is a failure now, not a reason to get another
   */
  Sight run(TokenKey key, Optional<Secret> suiteToken, boolean ahead, boolean lastTry) {
    Sight sight = ledger.claim(key, ahead);
    if (!(sight instanceof Won won)) {
      return sight;
    }
    TokenGrant grant;
    try {
      grant = ask(won.credentials(), suiteToken);
    } catch (WecomRefused refused) {
      if (!lastTry && refused.reaction() == Reaction.REFRESH_TOKEN && isGone(key, suiteToken)) {
        ledger.release(key, won);
        return new SuiteTokenRefused();
      }
      Optional<Instant> ticketTime = ledger.ticketTime(key);
      return failed(key, won, Errors.refusal(refused, ticketTime, clock.instant()));
    } catch (WecomUnreachable unreachable) {
      return failed(key, won, Errors.refusal(unreachable));
    }
    Sight recorded = ledger.renewed(key, won, grant, !ahead);
    if (recorded instanceof Served served) {
      LOG.log(Level.INFO, "token renewed key={0} expires={1}", key, served.token().expiresAt());
    }
    return recorded;
  }

  private boolean isGone(TokenKey corp, Optional<Secret> suiteToken) {
    return suiteToken.isPresent() && ledger.refuse(TokenKey.suite(corp.suite()), suiteToken.get());
  }

  private TokenGrant ask(Credentials credentials, Optional<Secret> suiteToken) {
    if (credentials instanceof Credentials.OfSuite suite) {
      return suite.ask(wecom);
    }
    if (credentials instanceof Credentials.OfProvider provider) {
      return provider.ask(wecom);
    }
    return ((Credentials.OfCorp) credentials).ask(wecom, suiteToken.orElseThrow());
  }

  private Sight failed(TokenKey key, Won won, Refusal refusal) {
    if (refusal.postponed()) {
      return ledger.postponed(key, won, refusal);
    }
    LOG.log(
        Level.WARNING,
        "token not renewed key={0} why={1} cure={2}",
        key,
        refusal.detail(),
        refusal.cure().orElse(""));
    return ledger.failed(key, won, refusal);
  }
}
