package dev.suitehub.callbacks;

import dev.suitehub.journal.Arrival;
import dev.suitehub.journal.EntryId;
import dev.suitehub.journal.Journal;
import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.Refusals;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.NoticeType;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** One callback from arrival to answer. It touches our own database and nothing else. */
@Dependent
class CallbackIntake {

  private static final Logger LOG = System.getLogger(CallbackIntake.class.getName());

  private final CallbackKeys keys;
  private final CallbackOpener opener;
  private final Journal journal;
  private final Routing routes;
  private final Suites suites;
  private final AuthorizedCorps corps;
  private final Refusals refusals;
  private final Tx tx;

  @Inject
  CallbackIntake(
      CallbackKeys keys,
      CallbackOpener opener,
      Journal journal,
      Routing routes,
      Suites suites,
      AuthorizedCorps corps,
      Refusals refusals,
      Tx tx) {
    this.keys = keys;
    this.opener = opener;
    this.journal = journal;
    this.routes = routes;
    this.suites = suites;
    this.corps = corps;
    this.refusals = refusals;
    this.tx = tx;
  }

  /** Throws whatever the database throws: nothing was kept then. */
  Answer accept(CallbackRequest request) {
    // 1 open
    Optional<CallbackOwner> owner = keys.find(request.url());
    if (owner.isEmpty()) {
      return unknown(request);
    }
    Opening opening = opener.open(request, owner.get());
    if (opening.refused().isPresent()) {
      return refuse(request, owner.get().source(), opening.refused().get());
    }
    Opening.Letter letter = opening.letter().orElseThrow();
    if (request.isCheck()) {
      return Answer.echo(letter.opened().text());
    }
    // 2 remember, 3 route: together or not at all
    tx.run(() -> remember(request.url(), owner.get(), letter));
    // 4 answer
    return Answer.kept(request.url().kind());
    // 5 later: the workers of install, tokens and delivery find what was marked
  }

  /** Steps 2 and 3, in the caller's transaction. */
  void remember(CallbackUrl url, CallbackOwner owner, Opening.Letter letter) {
    Optional<EntryId> entry = journal.append(arrival(url, owner, letter));
    LOG.log(
        Level.INFO,
        "callback entry={0} from={1} url={2} type={3}",
        entry.map(EntryId::toString).orElse("duplicate"),
        owner.source(),
        url.kind(),
        letter.notice().map(notice -> notice.type().name()).orElse(Journal.UNREADABLE));
    if (entry.isPresent() && letter.notice().isPresent()) {
      route(url, owner, letter.opened().receiveId(), letter.notice().get(), entry.get());
    }
  }

  /** By what the message says, and only for the suite that it is addressed to. */
  private void route(
      CallbackUrl url, CallbackOwner owner, String receiveId, Notice notice, EntryId entry) {
    if (url.kind() == UrlKind.COMMAND && owner.suites().isEmpty()) {
      propose(owner.suite().orElseThrow(), new SuiteId(receiveId), notice, entry);
      return;
    }
    owner.suites().entrySet().stream()
        .filter(suite -> isFor(suite.getKey(), url, owner, receiveId, notice))
        .findFirst()
        .ifPresent(suite -> routes.route(suite.getValue(), suite.getKey(), notice, entry));
  }

  private static boolean isFor(
      SuiteId id, CallbackUrl url, CallbackOwner owner, String receiveId, Notice notice) {
    boolean addressed = receiveId.equals(id.value());
    boolean named =
        url.kind() == UrlKind.SYSTEM
            && receiveId.equals(owner.provider().value())
            && notice.suiteId().equals(Optional.of(id));
    return addressed || named;
  }

  /** A ticket is kept for the day that a person confirms the SuiteId; nothing else may begin. */
  private void propose(SuiteKey suite, SuiteId suiteId, Notice notice, EntryId entry) {
    suites.propose(suite, suiteId);
    if (notice.type() == NoticeType.SUITE_TICKET) {
      routes.route(suite, suiteId, notice, entry);
    }
  }

  private Arrival arrival(CallbackUrl url, CallbackOwner owner, Opening.Letter letter) {
    String receiveId = letter.opened().receiveId();
    Optional<CorpId> corp =
        url.kind() == UrlKind.DATA
            ? Optional.of(new CorpId(receiveId))
            : letter.notice().flatMap(Notice::corpId);
    boolean known =
        owner.suite().flatMap(suite -> corp.flatMap(id -> corps.find(suite, id))).isPresent();
    return new Arrival(
        owner.source(),
        url.kind(),
        letter.opened().text(),
        letter.notice(),
        corp,
        known,
        receiveId,
        remark(url, receiveId));
  }

  private static String remark(CallbackUrl url, String receiveId) {
    return url.pathCorp()
        .filter(path -> !path.equals(receiveId))
        .map(path -> "the path names the corp " + path)
        .orElse("");
  }

  private Answer unknown(CallbackRequest request) {
    return refuse(
        request,
        Source.UNKNOWN,
        new Opening.Refused(
            Answer.UNKNOWN, RefusalReason.UNKNOWN_KEY, "the key is " + request.url().key()));
  }

  private Answer refuse(CallbackRequest request, Source source, Opening.Refused refused) {
    UrlKind kind = request.url().kind();
    refusals.note(source, kind, refused.reason(), request.remoteAddress(), refused.detail());
    LOG.log(
        Level.INFO, "callback refused from={0} url={1} reason={2}", source, kind, refused.reason());
    return refused.answer();
  }
}
