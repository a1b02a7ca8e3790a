package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.Consent;
import dev.suitehub.sandbox.install.Installs;
import dev.suitehub.sandbox.push.Announcer;
import dev.suitehub.sandbox.push.Catalogue;
import dev.suitehub.sandbox.push.CatalogueEntry;
import dev.suitehub.sandbox.push.NoticeText;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushKind;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Pusher;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.push.Scene;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.Opened;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SignedText;
import dev.suitehub.wire.SuiteId;
import dev.suitehub.wire.WireException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a form into what is to be pushed. */
@Dependent
class OrderDesk {

  /** What an app has where the corp has not installed it. */
  private static final String NO_AGENT = "0";

  private static final String NOBODY = "zhangsan";
  private static final Set<String> NEEDS_CORP = Set.of("$CORP", "$CODE");

  private final SandboxProviders providers;
  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final Authorisations authorisations;
  private final Installs installs;
  private final Tickets tickets;
  private final Announcer announcer;
  private final Pusher pusher;
  private final Pushes pushes;
  private final Clock clock;
  private final Tx tx;

  @Inject
  OrderDesk(
      SandboxProviders providers,
      SandboxSuites suites,
      SandboxCorps corps,
      Authorisations authorisations,
      Installs installs,
      Tickets tickets,
      Announcer announcer,
      Pusher pusher,
      Pushes pushes,
      Clock clock,
      Tx tx) {
    this.providers = providers;
    this.suites = suites;
    this.corps = corps;
    this.authorisations = authorisations;
    this.installs = installs;
    this.tickets = tickets;
    this.announcer = announcer;
    this.pusher = pusher;
    this.pushes = pushes;
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

  /**
   * Something of the catalogue, with edited fields. A ticket or a code that is not given is a good
   * one.
   */
  Push announce(String name, ControlForm form) {
    CatalogueEntry entry = Catalogue.get(name);
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> provider = form.corp("provider");
    Optional<CorpId> corp = form.corp("corp");
    Optional<String> user = form.text("user", 64);
    Map<String, String> fields = new HashMap<>(form.members("fields"));
    if (entry.kind() != PushKind.SYSTEM || provider.isEmpty()) {
      form.require("suite", suite.orElse(null));
    }
    if (entry.fields().stream().anyMatch(field -> NEEDS_CORP.contains(field.example()))) {
      form.require("corp", corp.orElse(null));
    }
    fields.keySet().stream()
        .filter(path -> entry.field(path).isEmpty())
        .forEach(path -> form.finding("fields." + path, "unknown", "is not a field of " + name));
    form.check();
    Optional<SandboxSuite> found = suite.map(this::suite);
    Scene scene =
        new Scene(
            found,
            provider(provider, suite),
            corp,
            corp.isPresent() && suite.isPresent() ? agent(suite.get(), corp.get()) : NO_AGENT,
            user.orElseGet(() -> admin(corp)));
    entry.fields().stream()
        .filter(field -> !fields.containsKey(field.path()))
        .forEach(
            field ->
                good(field.example(), suite, corp)
                    .ifPresent(secret -> fields.put(field.path(), secret.reveal())));
    return announcer.announce(name, scene, fields);
  }

  private Optional<Secret> good(String example, Optional<SuiteId> suite, Optional<CorpId> corp) {
    return switch (example) {
      case "$TICKET" -> suite.map(tickets::issue);
      case "$CODE" ->
          suite.map(
              id ->
                  installs
                      .install(new Consent(id, corp.orElseThrow(), 0, false), false, "")
                      .authCode());
      default -> Optional.empty();
    };
  }

  private String admin(Optional<CorpId> corp) {
    return tx.call(() -> corp.flatMap(corps::find).map(SandboxCorp::adminUserId).orElse(NOBODY));
  }

  /** As it was, sealed anew with the key of today. Throws {@code not-again}. */
  Push again(long id) {
    Push push = tx.call(() -> pushes.get(id));
    Optional<SandboxSuite> suite =
        Optional.of(push.suite())
            .filter(known -> !known.isEmpty())
            .map(SuiteId::new)
            .map(this::suite);
    CallbackKey key =
        suite
            .map(SandboxSuite::callbackKey)
            .orElseGet(() -> tx.call(() -> providers.get(new CorpId(push.corp()))).callbackKey());
    boolean exact =
        suite
            .map(SandboxSuite::hasExactKey)
            .orElseGet(() -> tx.call(() -> providers.get(new CorpId(push.corp()))).hasExactKey());
    if (push.request().isEmpty()) {
      throw SandboxProblem.NOT_AGAIN.because(
          "It was a URL check, or nothing was sent. URL checks are made at the suite.");
    }
    try {
      Envelope envelope = Envelope.parse(push.request().getBytes(StandardCharsets.UTF_8));
      Opened opened = new CallbackCipher(key).open(signed(push, envelope.encrypt()));
      return pusher.push(
          new PushOrder(
              push.kind(),
              push.suite(),
              push.corp(),
              push.url(),
              key,
              exact,
              opened.receiveId(),
              envelope.toUserName(),
              envelope.agentId(),
              opened.text()));
    } catch (WireException e) {
      throw SandboxProblem.NOT_AGAIN.because(
          "Its ciphertext does not open with the key of today: " + e.getMessage() + ".");
    }
  }

  private static SignedText signed(Push push, String encrypt) {
    Map<String, String> query = new HashMap<>();
    for (String pair : push.query().substring(1).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts[1]);
    }
    return new SignedText(
        query.getOrDefault("msg_signature", ""),
        query.getOrDefault("timestamp", ""),
        query.getOrDefault("nonce", ""),
        encrypt);
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
