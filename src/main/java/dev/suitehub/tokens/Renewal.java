package dev.suitehub.tokens;

import dev.suitehub.tokens.Sight.MeansRefused;
import dev.suitehub.tokens.Sight.Refusal;
import dev.suitehub.tokens.Sight.Served;
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
import java.util.Optional;

/** One renewal: claim, ask WeCom outside of any transaction, record under the claim. */
@Dependent
class Renewal {

  private static final Logger LOG = System.getLogger(Renewal.class.getName());

  private final TokenLedger ledger;
  private final Wecom wecom;

  @Inject
  Renewal(TokenLedger ledger, Wecom wecom) {
    this.ledger = ledger;
    this.wecom = wecom;
  }

  /**
   * @param with the token of another kind that it is asked for with
   * @param ahead although the one that is kept is still valid, and nobody asked
   * @param lastTry that this other one is refused is a failure now, not a reason to get a new one
   */
  Sight run(TokenKey key, Optional<Secret> with, boolean ahead, boolean lastTry) {
    Sight sight = ledger.claim(key, ahead);
    if (!(sight instanceof Won won)) {
      return sight;
    }
    TokenGrant grant;
    try {
      grant = ask(won.credentials(), with);
    } catch (WecomRefused refused) {
      Refusal refusal = Errors.refusal(refused);
      if (!lastTry && refused.reaction() == Reaction.REFRESH_TOKEN && isGone(key, with)) {
        ledger.release(key, won);
        return new MeansRefused();
      }
      return failed(key, won, refusal);
    } catch (WecomUnreachable unreachable) {
      return failed(key, won, Errors.refusal(unreachable));
    }
    Sight recorded = ledger.renewed(key, won, grant, !ahead);
    if (recorded instanceof Served served) {
      LOG.log(Level.INFO, "token renewed key={0} expires={1}", key, served.token().expiresAt());
    }
    return recorded;
  }

  private boolean isGone(TokenKey key, Optional<Secret> with) {
    return with.isPresent() && ledger.refuse(key.askedWith().orElseThrow(), with.get());
  }

  private TokenGrant ask(Credentials credentials, Optional<Secret> with) {
    if (credentials instanceof Credentials.OfSuite suite) {
      return suite.ask(wecom);
    }
    if (credentials instanceof Credentials.OfProvider provider) {
      return provider.ask(wecom);
    }
    if (credentials instanceof Credentials.OfTicket ticket) {
      return ticket.ask(wecom, with.orElseThrow());
    }
    return ((Credentials.OfCorp) credentials).ask(wecom, with.orElseThrow());
  }

  private Sight failed(TokenKey key, Won won, Refusal refusal) {
    LOG.log(Level.WARNING, "token not renewed key={0} why={1}", key, refusal.detail());
    return ledger.failed(key, won, refusal);
  }
}
