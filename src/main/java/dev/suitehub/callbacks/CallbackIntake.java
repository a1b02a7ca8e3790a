package dev.suitehub.callbacks;

import dev.suitehub.journal.AnswerTimes;
import dev.suitehub.journal.Arrival;
import dev.suitehub.journal.EntryId;
import dev.suitehub.journal.Journal;
import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.Refusals;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.change.KeyChanges;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.NoticeType;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/**
 * One callback from arrival to answer. It touches our own database and nothing else. It is made
 * once: with all that it needs, to make it for each callback would cost a server much.
 */
@ApplicationScoped
class CallbackIntake {

  private static final Logger LOG = System.getLogger(CallbackIntake.class.getName());

  private final RefusalLog refusalLog;
  private final CallbackKeys keys;
  private final CallbackOpener opener;
  private final Journal journal;
  private final Routing routes;
  private final Suites suites;
  private final AuthorizedCorps corps;
  private final Refusals refusals;
  private final UrlChecks checks;
  private final KeyChanges changes;
  private final AnswerTimes times;
  private final Rehearsals rehearsals;
  private final Tx tx;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CallbackIntake() {
    refusalLog = null;
    keys = null;
    opener = null;
    journal = null;
    routes = null;
    suites = null;
    corps = null;
    refusals = null;
    checks = null;
    changes = null;
    times = null;
    rehearsals = null;
    tx = null;
  }

  @Inject
  CallbackIntake(
      RefusalLog refusalLog,
      CallbackKeys keys,
      CallbackOpener opener,
      Journal journal,
      Routing routes,
      Suites suites,
      AuthorizedCorps corps,
      Refusals refusals,
      UrlChecks checks,
      KeyChanges changes,
      AnswerTimes times,
      Rehearsals rehearsals,
      Tx tx) {
    this.refusalLog = refusalLog;
    this.keys = keys;
    this.opener = opener;
    this.journal = journal;
    this.routes = routes;
    this.suites = suites;
    this.corps = corps;
    this.refusals = refusals;
    this.checks = checks;
    this.changes = changes;
    this.times = times;
    this.rehearsals = rehearsals;
    this.tx = tx;
  }

  /**
   * What to answer, what the log says of it, the entry that is new, and what is counted where it
   * was refused.
   */
  record Outcome(Answer answer, String line, Optional<EntryId> entry, Optional<Turned> turned) {

    static Outcome of(Answer answer, String line, Optional<EntryId> entry) {
      return new Outcome(answer, line, entry, Optional.empty());
    }
  }

  /**
   * What a transaction leaves: either all is done, or a message that is still to be remembered,
   * together with others.
   */
  private record Step(Optional<Outcome> done, Optional<Ordinary> left) {}

  /** A message that changes nothing but the journal. */
  private record Ordinary(CallbackOwner owner, Opening.Letter letter, Arrival arrival) {}

  /** A refusal, to be noted once the transaction is over. */
  record Turned(Source source, Opening.Refused refused) {}

  /**
   * {@link #accept} in a transaction of its own, but for what changes nothing besides the journal:
   * that is read in one, or in none where all is known that would be asked, and remembered in one
   * that it shares with others. Throws whatever the database throws: nothing may be relied on then.
   * A rehearsal is answered as what it stands for, and leaves nothing.
   */
  Answer answer(CallbackRequest request) {
    return answer(System.nanoTime(), request);
  }

  /**
   * As {@link #answer(CallbackRequest)}, of what arrived at that {@link System#nanoTime}. Who is
   * answered too late was told so by {@link TimeBudget} already.
   */
  Answer answer(long arrivedNanos, CallbackRequest request) {
    Optional<Step> step = plain(request).or(() -> tx.call(() -> unlessAnnounced(request)));
    if (step.isEmpty() && rehearsals.take(request.ciphertext().orElseThrow())) {
      return rehearse(request);
    }
    // Announced, but another delivery was faster: what repeats a rehearsal is none.
    Outcome outcome =
        step.map(known -> complete(request, known))
            .orElseGet(() -> tx.call(() -> accept(request, keys.find(request.url()))));
    Duration took = Duration.ofNanos(System.nanoTime() - arrivedNanos);
    Answer told = took.compareTo(TimeBudget.LENGTH) > 0 ? Answer.NOT_KEPT : outcome.answer();
    outcome.entry().ifPresent(entry -> times.note(entry, told.status(), took.toMillis()));
    tell(request, outcome);
    return outcome.answer();
  }

  /** Asks the database nothing; empty where something is to be asked. */
  private Optional<Step> plain(CallbackRequest request) {
    if (isMarked(request)) {
      return Optional.empty();
    }
    return keys.recent(request.url())
        .flatMap(
            owner ->
                opener
                    .openPlain(request, owner)
                    .filter(letter -> isOrdinary(request, owner, letter))
                    .filter(
                        letter ->
                            corp(request.url(), letter).map(owner.corps()::contains).orElse(true))
                    .map(letter -> left(request, owner, letter)));
  }

  /** In the caller's transaction; empty, and nothing done, for a rehearsal. */
  private Optional<Step> unlessAnnounced(CallbackRequest request) {
    Optional<CallbackOwner> owner = keys.find(request.url());
    if (owner.isEmpty()) {
      // What is for nobody is turned away before it is read.
      return Optional.of(done(unknown(request)));
    }
    if (isAnnounced(request)) {
      return Optional.empty();
    }
    Opening opening = opener.open(request, owner.get());
    return Optional.of(
        opening
            .letter()
            .filter(letter -> isOrdinary(request, owner.get(), letter))
            .map(letter -> left(request, owner.get(), letter))
            .orElseGet(() -> done(accept(request, owner.get(), opening))));
  }

  private static Step done(Outcome outcome) {
    return new Step(Optional.of(outcome), Optional.empty());
  }

  private Step left(CallbackRequest request, CallbackOwner owner, Opening.Letter letter) {
    Arrival arrival = arrival(request.url(), owner, letter);
    return new Step(Optional.empty(), Optional.of(new Ordinary(owner, letter, arrival)));
  }

  /**
   * Whether it is to be remembered and nothing more: no route, no SuiteId to propose, no key that
   * comes into force.
   */
  private static boolean isOrdinary(
      CallbackRequest request, CallbackOwner owner, Opening.Letter letter) {
    boolean routed =
        letter.notice().filter(notice -> CallbackRoutes.ROUTED.contains(notice.type())).isPresent();
    boolean proposes = request.url().kind() == UrlKind.COMMAND && owner.suites().isEmpty();
    boolean promotes = letter.key().role() == KeyRing.Role.NEXT;
    return !request.isCheck() && !routed && !proposes && !promotes;
  }

  /** Outside of a transaction: what is left has one with others. */
  private Outcome complete(CallbackRequest request, Step step) {
    return step.done()
        .orElseGet(
            () -> {
              Ordinary one = step.left().orElseThrow();
              Optional<EntryId> entry = journal.record(one.arrival());
              return Outcome.of(
                  Answer.kept(request.url().kind()),
                  line(request.url(), one.owner(), one.letter(), entry),
                  entry);
            });
  }

  /** Asks the database only where the hub's own mark is on it. */
  private boolean isAnnounced(CallbackRequest request) {
    return isMarked(request) && rehearsals.isAnnounced(request.ciphertext().orElseThrow());
  }

  private static boolean isMarked(CallbackRequest request) {
    return request
        .ciphertext()
        .filter(ciphertext -> Rehearsals.isMarked(request.nonce(), ciphertext))
        .isPresent();
  }

  /** The whole way, in a transaction that never commits. */
  private Answer rehearse(CallbackRequest request) {
    try {
      tx.run(
          () -> {
            throw new Undone(accept(request, keys.find(request.url())));
          });
    } catch (Undone undone) {
      LOG.log(
          Level.INFO,
          "callback rehearsed url={0} key={1} status={2}",
          request.url().kind(),
          request.url().key(),
          undone.answer.status());
      return undone.answer;
    }
    throw new IllegalStateException("A rehearsal was not rolled back.");
  }

  /** Rolls the transaction back, and brings the answer out of it. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Undone(Outcome outcome) {
      super("rehearsed", null, false, false);
      this.answer = outcome.answer();
    }
  }

  private void tell(CallbackRequest request, Outcome outcome) {
    if (outcome.turned().isEmpty()) {
      LOG.log(Level.INFO, outcome.line());
      return;
    }
    Source source = outcome.turned().get().source();
    Opening.Refused refused = outcome.turned().get().refused();
    UrlKind kind = request.url().kind();
    refusals.note(source, kind, refused.reason(), request.remoteAddress(), refused.detail());
    refusalLog.line(source, kind, outcome.line()).ifPresent(line -> LOG.log(Level.INFO, line));
  }

  /** In the caller's transaction, and it is the commit that makes the answer true. */
  Outcome accept(CallbackRequest request, Optional<CallbackOwner> owner) {
    // 1 open
    if (owner.isEmpty()) {
      return unknown(request);
    }
    return accept(request, owner.get(), opener.open(request, owner.get()));
  }

  private Outcome accept(CallbackRequest request, CallbackOwner owner, Opening opening) {
    if (opening.refused().isPresent()) {
      return refuse(request, owner.source(), opening.refused().get());
    }
    Opening.Letter letter = opening.letter().orElseThrow();
    if (request.isCheck()) {
      checks.passed(owner.source(), request.url().kind());
      return Outcome.of(
          Answer.echo(letter.opened().text()),
          "callback checked from=" + owner.source() + " url=" + request.url().kind(),
          Optional.empty());
    }
    // 2 remember; what isOrdinary ends here, in a transaction that others share
    Optional<EntryId> entry = journal.append(arrival(request.url(), owner, letter));
    // 3 route
    if (letter.notice().isPresent()) {
      String receiveId = letter.opened().receiveId();
      route(request.url(), owner, receiveId, letter.notice().get(), entry);
    }
    // Last, so that nobody waits for its row while we wait for others.
    boolean promoted = letter.key().role() == KeyRing.Role.NEXT && promote(owner, letter);
    // 4 answer
    return Outcome.of(
        Answer.kept(request.url().kind()),
        line(request.url(), owner, letter, entry) + (promoted ? " promoted=true" : ""),
        entry);
    // 5 later: the workers of install, tokens and delivery find what was marked
  }

  private static String line(
      CallbackUrl url, CallbackOwner owner, Opening.Letter letter, Optional<EntryId> entry) {
    return "callback entry="
        + entry.map(EntryId::toString).orElse("duplicate")
        + " from="
        + owner.source()
        + " url="
        + url.kind()
        + " type="
        + letter.notice().map(notice -> notice.type().name()).orElse(Journal.UNREADABLE)
        + (letter.key().role() == KeyRing.Role.CURRENT ? "" : " key=" + letter.key().role());
  }

  /**
   * WeCom seals with the planned key: it has been saved in its console. Only a message says so. A
   * URL check does not: WeCom checks all URLs before it saves, and where one fails the key before
   * stays in force.
   */
  private boolean promote(CallbackOwner owner, Opening.Letter letter) {
    return owner
        .suite()
        .map(suite -> changes.promote(suite, letter.key().key()))
        .orElseGet(
            () -> changes.promote(new ProviderKey(owner.source().key()), letter.key().key()));
  }

  /** By what the message says, and only for the suite that it is addressed to. */
  private void route(
      CallbackUrl url,
      CallbackOwner owner,
      String receiveId,
      Notice notice,
      Optional<EntryId> entry) {
    if (url.kind() == UrlKind.COMMAND && owner.suites().isEmpty()) {
      entry.ifPresent(
          kept -> propose(owner.suite().orElseThrow(), new SuiteId(receiveId), notice, kept));
      return;
    }
    owner.suites().entrySet().stream()
        .filter(suite -> isFor(suite.getKey(), url, owner, receiveId, notice))
        .findFirst()
        .ifPresent(
            suite ->
                entry.ifPresentOrElse(
                    kept -> routes.route(suite.getValue(), suite.getKey(), notice, kept),
                    () -> routes.repeat(suite.getValue(), notice)));
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
    Optional<CorpId> corp = corp(url, letter);
    boolean known = corp.filter(id -> isKnown(owner, id)).isPresent();
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

  /** The corp that it is about. */
  private static Optional<CorpId> corp(CallbackUrl url, Opening.Letter letter) {
    return url.kind() == UrlKind.DATA
        ? Optional.of(new CorpId(letter.opened().receiveId()))
        : letter.notice().flatMap(Notice::corpId);
  }

  /** Asks the database where it is not known from before. */
  private boolean isKnown(CallbackOwner owner, CorpId corp) {
    if (owner.suite().isEmpty()) {
      return false;
    }
    if (!owner.corps().contains(corp)) {
      if (!corps.isKnown(owner.suite().get(), corp)) {
        return false;
      }
      owner.corps().add(corp);
    }
    return true;
  }

  private static String remark(CallbackUrl url, String receiveId) {
    return url.pathCorp()
        .filter(path -> !path.equals(receiveId))
        .map(path -> "the path names the corp " + path)
        .orElse("");
  }

  private Outcome unknown(CallbackRequest request) {
    return refuse(
        request,
        Source.UNKNOWN,
        new Opening.Refused(
            Answer.UNKNOWN, RefusalReason.UNKNOWN_KEY, "the key is " + request.url().key()));
  }

  private Outcome refuse(CallbackRequest request, Source source, Opening.Refused refused) {
    String line =
        "callback refused from="
            + source
            + " url="
            + request.url().kind()
            + " reason="
            + refused.reason();
    Turned turned = new Turned(source, refused);
    return new Outcome(refused.answer(), line, Optional.empty(), Optional.of(turned));
  }
}
