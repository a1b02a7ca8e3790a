package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.push.NoticeText;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Turns a form into what is to be pushed. */
@Dependent
class OrderDesk {

  /** What an app has where the corp has not installed it. */
  private static final String NO_AGENT = "0";

  private final SandboxProviders providers;
  private final SandboxSuites suites;
  private final Authorisations authorisations;
  private final Clock clock;
  private final Tx tx;

  @Inject
  OrderDesk(
      SandboxProviders providers,
      SandboxSuites suites,
      Authorisations authorisations,
      Clock clock,
      Tx tx) {
    this.providers = providers;
    this.suites = suites;
    this.authorisations = authorisations;
    this.clock = clock;
    this.tx = tx;
  }

  private enum To {
    COMMAND,
    DATA,
    SYSTEM
  }

  record Message(String messageId, PushOrder order) {}

  /** Any text to any URL, sealed and addressed as WeCom would unless the form says otherwise. */
  PushOrder read(ControlForm form) {
    Optional<To> to = form.choice("to", To.class);
    Optional<String> text = form.text("xml");
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> provider = form.corp("provider");
    Optional<CorpId> corp = form.corp("corp");
    Overrides overrides = Overrides.read(form);
    form.require("to", to.orElse(null));
    form.require("xml", text.orElse(null));
    if (provider.isEmpty()) {
      form.require("suite", suite.orElse(null));
    }
    if (to.isPresent() && to.get() == To.DATA) {
      form.require("corp", corp.orElse(null));
    }
    if (to.isPresent() && to.get() != To.SYSTEM) {
      form.require("suite", suite.orElse(null));
    }
    form.check();
    PushOrder order =
        switch (to.orElseThrow()) {
          case DATA -> data(suite.orElseThrow(), corp.orElseThrow(), text.orElseThrow());
          case SYSTEM -> PushOrder.system(provider(provider, suite), text.orElseThrow());
          case COMMAND ->
              PushOrder.command(
                  suite(suite.orElseThrow()),
                  corp.map(CorpId::value).orElse(""),
                  text.orElseThrow());
        };
    return overrides.applyTo(order);
  }

  Message readMessage(ControlForm form) {
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> corp = form.corp("corp");
    form.require("suite", suite.orElse(null));
    form.require("corp", corp.orElse(null));
    String content = form.text("content").orElse("你好 👋");
    String from = form.text("from").orElse("admin");
    String messageId =
        form.number("msgId", 0, Long.MAX_VALUE)
            .map(String::valueOf)
            .orElseGet(() -> Fresh.digits(18));
    form.check();
    return new Message(
        messageId, message(suite.orElseThrow(), corp.orElseThrow(), content, from, messageId));
  }

  PushOrder message(SuiteId suite, CorpId corp, String content, String from, String messageId) {
    String agent = agent(suite, corp);
    String text = NoticeText.message(corp, from, content, messageId, agent, clock.instant());
    return PushOrder.data(suite(suite), corp, agent, text);
  }

  SandboxSuite suite(SuiteId suiteId) {
    return tx.call(() -> suites.get(suiteId));
  }

  String agent(SuiteId suiteId, CorpId corpId) {
    return tx.call(() -> authorisations.find(suiteId, corpId))
        .map(Authorisation::agentId)
        .map(String::valueOf)
        .orElse(NO_AGENT);
  }

  private PushOrder data(SuiteId suiteId, CorpId corpId, String text) {
    return PushOrder.data(suite(suiteId), corpId, agent(suiteId, corpId), text);
  }

  private SandboxProvider provider(Optional<CorpId> named, Optional<SuiteId> suite) {
    CorpId corpId = named.orElseGet(() -> suite(suite.orElseThrow()).provider());
    return tx.call(() -> providers.get(corpId));
  }

  /** What a test bends: the receiver in the ciphertext, the envelope, the key. */
  private record Overrides(
      Optional<String> receiveId,
      Optional<String> toUserName,
      Optional<String> agentId,
      Optional<Secret> token,
      Optional<Secret> aesKey) {

    private static Overrides read(ControlForm form) {
      Optional<String> receiveId = form.text("receiveId");
      Overrides overrides =
          new Overrides(
              form.has("receiveId") ? Optional.of(receiveId.orElse("")) : Optional.empty(),
              form.text("toUserName"),
              form.text("agentId"),
              form.secret("token"),
              form.aesKey("encodingAesKey"));
      if (overrides.token.isPresent() != overrides.aesKey.isPresent()) {
        form.finding("token", "pair", "comes together with encodingAesKey");
      }
      return overrides;
    }

    private PushOrder applyTo(PushOrder order) {
      PushOrder bent =
          order.addressedTo(toUserName.orElse(order.toUserName()), agentId.orElse(order.agentId()));
      if (receiveId.isPresent()) {
        bent = bent.receivedBy(receiveId.get());
      }
      return token.isPresent()
          ? bent.sealedWith(CallbackKey.of(token.get(), aesKey.orElseThrow()))
          : bent;
    }
  }
}
