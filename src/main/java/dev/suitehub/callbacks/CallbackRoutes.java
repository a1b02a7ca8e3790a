package dev.suitehub.callbacks;

import dev.suitehub.install.Installs;
import dev.suitehub.journal.EntryId;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.tokens.Tickets;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.NoticeType;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each notice changes in the hub. The answer does not depend on it: {@link CallbackIntake}
 * chooses that by kind of URL.
 */
@Dependent
class CallbackRoutes implements Routing {

  /** What one kind of notice changes. */
  @FunctionalInterface
  private interface Route {
    void take(CallbackRoutes to, SuiteKey suite, SuiteId suiteId, Notice notice, EntryId entry);
  }

  /** Every other kind is journaled and delivered, nothing more. */
  private static final Map<NoticeType, Route> TABLE =
      Map.of(
          NoticeType.SUITE_TICKET,
          (to, suite, suiteId, notice, entry) -> to.keepTicket(suite, suiteId, notice, entry),
          NoticeType.CREATE_AUTH,
          (to, suite, suiteId, notice, entry) -> to.installs.begin(suite, notice, entry),
          NoticeType.CHANGE_AUTH,
          (to, suite, suiteId, notice, entry) -> to.installs.refresh(suite, notice, entry),
          NoticeType.CANCEL_AUTH,
          (to, suite, suiteId, notice, entry) -> to.installs.end(suite, notice, entry),
          NoticeType.RESET_PERMANENT_CODE,
          (to, suite, suiteId, notice, entry) -> to.installs.renewCode(suite, notice, entry));

  /**
   * The kinds that change more than the journal: each such notice has the transaction in which it
   * is remembered to itself, as what it changes belongs to it.
   */
  static final Set<NoticeType> ROUTED = TABLE.keySet();

  private static final Logger LOG = System.getLogger(CallbackRoutes.class.getName());

  private final Tickets tickets;
  private final Installs installs;
  private final Clock clock;

  @Inject
  CallbackRoutes(Tickets tickets, Installs installs, Clock clock) {
    this.tickets = tickets;
    this.installs = installs;
    this.clock = clock;
  }

  @Override
  public void route(SuiteKey suite, SuiteId suiteId, Notice notice, EntryId entry) {
    Optional.ofNullable(TABLE.get(notice.type()))
        .ifPresent(route -> route.take(this, suite, suiteId, notice, entry));
  }

  /**
   * Two changes in one second have one text, as it tells only the corp and the second (doc 90642),
   * and the first may have been looked at before the second was made. To ask once more for the same
   * harms nobody; everything else is done once.
   */
  @Override
  public void repeat(SuiteKey suite, Notice notice) {
    if (notice.type() == NoticeType.CHANGE_AUTH) {
      installs.refreshAgain(suite, notice);
    }
  }

  /** The newest ticket counts by WeCom's own time, whatever the order of arrival. */
  private void keepTicket(SuiteKey suite, SuiteId suiteId, Notice notice, EntryId entry) {
    notice
        .secret("SuiteTicket")
        .ifPresentOrElse(
            ticket ->
                tickets.keep(suite, suiteId, ticket, notice.timeStamp().orElseGet(clock::instant)),
            () ->
                LOG.log(
                    Level.WARNING,
                    "notice entry={0} has no SuiteTicket of at most {1} bytes: nothing done",
                    entry.value(),
                    Notice.MOST_SECRET_BYTES));
  }
}
