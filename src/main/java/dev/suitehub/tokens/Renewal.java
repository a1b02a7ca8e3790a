package dev.suitehub.tokens;

import dev.suitehub.tokens.Credentials.Planned;
import dev.suitehub.tokens.Sight.Busy;
import dev.suitehub.tokens.Sight.MeansRefused;
import dev.suitehub.tokens.Sight.Refusal;
import dev.suitehub.tokens.Sight.Served;
import dev.suitehub.tokens.Sight.Won;
import dev.suitehub.upstream.TokenGrant;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Reaction;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One renewal: claim, ask WeCom outside of any transaction, record under the claim. */
@Dependent
class Renewal {

  private static final Logger LOG = System.getLogger(Renewal.class.getName());

  private static final Set<ErrCode> WRONG_SECRET =
      EnumSet.of(
          ErrCode.INVALID_CREDENTIAL, ErrCode.INVALID_SUITE_SECRET, ErrCode.SECRET_OF_ANOTHER_CORP);

  private static final String ASKED_WITH_PLANNED =
      "This was said to the planned secret; the current one had been refused.";

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
      Optional<Planned> planned = won.credentials().planned();
      if (planned.isPresent() && isOfTheSecret(refused)) {
        return withPlanned(key, won, planned.get(), explained(key, refused), ahead);
      }
      if (!lastTry && refused.reaction() == Reaction.REFRESH_TOKEN && isGone(key, with)) {
        ledger.release(key, won);
        return new MeansRefused();
      }
      return failed(key, won, explained(key, refused));
    } catch (WecomUnreachable unreachable) {
      return failed(key, won, Errors.refusal(unreachable));
    }
    return renewed(key, won, grant, ahead);
  }

  /**
   * The current secret was refused, so perhaps the planned one has come into force. Two calls may
   * take longer than a claim, which is therefore extended in between: nobody else may ask with a
   * refused secret at the same time, and WeCom's token is recorded in any case.
   */
  private Sight withPlanned(
      TokenKey key, Won won, Planned planned, Refusal current, boolean ahead) {
    if (!ledger.extend(key, won)) {
      return new Busy();
    }
    TokenGrant grant;
    try {
      grant = ask(planned.credentials(), Optional.empty());
    } catch (WecomRefused refused) {
      return failed(
          key,
          won,
          isOfTheSecret(refused)
              ? current.and(
                  "The planned secret was refused as well, with " + refused.errcode() + ".")
              : explained(key, refused).and(ASKED_WITH_PLANNED));
    } catch (WecomUnreachable unreachable) {
      return failed(key, won, Errors.refusal(unreachable).and(ASKED_WITH_PLANNED));
    }
    if (ledger.promote(key, planned.secret())) {
      LOG.log(Level.INFO, "planned secret in use now key={0}", key);
    }
    return renewed(key, won, grant, ahead);
  }

  private Sight renewed(TokenKey key, Won won, TokenGrant grant, boolean ahead) {
    Sight recorded = ledger.renewed(key, won, grant, !ahead);
    if (recorded instanceof Served served) {
      LOG.log(Level.INFO, "token renewed key={0} expires={1}", key, served.token().expiresAt());
    }
    return recorded;
  }

  private Refusal explained(TokenKey key, WecomRefused refused) {
    return Errors.refusal(refused, ledger.ticketTime(key), clock.instant());
  }

  private static boolean isOfTheSecret(WecomRefused refused) {
    return refused.known().filter(WRONG_SECRET::contains).isPresent();
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
