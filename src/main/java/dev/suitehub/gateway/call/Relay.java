package dev.suitehub.gateway.call;

import dev.suitehub.gateway.CorpDoubts;
import dev.suitehub.gateway.Errand;
import dev.suitehub.gateway.GatewayProblem;
import dev.suitehub.platform.http.Deadline;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.ProxiedCall;
import dev.suitehub.upstream.WecomProxy;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Makes a call in a corp's name, and once more where its token was dead. */
@Dependent
class Relay {

  private static final Logger LOG = System.getLogger(Relay.class.getName());

  private final Tokens tokens;
  private final WecomProxy wecom;
  private final CorpDoubts doubts;

  @Inject
  Relay(Tokens tokens, WecomProxy wecom, CorpDoubts doubts) {
    this.tokens = tokens;
    this.wecom = wecom;
    this.doubts = doubts;
  }

  /**
   * WeCom's answer, whatever it says. Throws a problem where there is none: no token, too many
   * calls of that API from this node, no answer in time.
   */
  Relayed call(SuiteKey suite, CorpId corpId, ProxiedCall call, Deadline deadline) {
    long start = System.nanoTime();
    Relayed answer = answer(suite, corpId, call, deadline);
    LOG.log(
        Level.INFO,
        "wecom call suite={0} corp={1} path={2} status={3} errcode={4} ms={5}",
        suite,
        corpId,
        call.path(),
        String.valueOf(answer.status()),
        answer.errcode().isPresent() ? String.valueOf(answer.errcode().getAsInt()) : "-",
        String.valueOf((System.nanoTime() - start) / 1_000_000));
    answer.errcode().ifPresent(errcode -> note(call, () -> doubts.note(suite, corpId, errcode)));
    return answer;
  }

  /** WeCom has answered: what fails here afterwards must not make the caller repeat its call. */
  private static void note(ProxiedCall call, Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "wecom call path=" + call.path() + " answered, but what it says could not be kept",
          e);
    }
  }

  private Relayed answer(SuiteKey suite, CorpId corpId, ProxiedCall call, Deadline deadline) {
    List<Relayed> dead = new ArrayList<>();
    try {
      return tokens.withCorpToken(
          suite,
          corpId,
          token -> {
            Relayed answer = once(call, token, deadline);
            if (answer.isTokenRefused() && call.isRepeatable()) {
              dead.add(answer);
              throw new WecomRefused(call.path(), answer.errcode().orElseThrow(), "");
            }
            if (answer.isTokenRefused()) {
              // Its body is gone, but the next call gets another token.
              note(call, () -> tokens.refused(TokenKey.corp(suite, corpId), token));
            }
            return answer;
          });
    } catch (WecomRefused refused) {
      if (refused.isLocal()) {
        throw Errand.problem(refused);
      }
      return dead.get(dead.size() - 1);
    } catch (WecomUnreachable unreachable) {
      LOG.log(
          Level.WARNING,
          "wecom call suite={0} corp={1} path={2} no answer",
          suite,
          corpId,
          call.path());
      throw GatewayProblem.WECOM_UNREACHABLE.because(String.valueOf(unreachable.getMessage()));
    }
  }

  private Relayed once(ProxiedCall call, Secret token, Deadline deadline) {
    try {
      return Relayed.begun(wecom.call(call, token, deadline));
    } catch (IOException e) {
      throw new WecomUnreachable(
          "WeCom's answer to "
              + call.path()
              + " broke off or did not come whole in time. It has acted: look before you repeat what must not happen twice.",
          true,
          null);
    }
  }
}
