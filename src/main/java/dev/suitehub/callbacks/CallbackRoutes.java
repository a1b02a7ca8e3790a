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
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What each notice changes in the hub. The answer does not depend on it: {@link CallbackIntake}
 * chooses that by kind of URL.
 */
@Dependent
class CallbackRoutes implements Routing {

  /**
   * The kinds in the table below: each has the transaction in which it is remembered to itself.
   * Everything else may share one.
   */
  static final Set<NoticeType> ROUTED =
      Collections.unmodifiableSet(
          EnumSet.of(
              NoticeType.SUITE_TICKET,
              NoticeType.CREATE_AUTH,
              NoticeType.CHANGE_AUTH,
              NoticeType.CANCEL_AUTH,
              NoticeType.RESET_PERMANENT_CODE));

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
    switch (notice.type()) {
      case SUITE_TICKET -> keepTicket(suite, suiteId, notice);
      case CREATE_AUTH -> installs.begin(suite, notice, entry);
      case CHANGE_AUTH -> installs.refresh(suite, notice, entry);
      case CANCEL_AUTH -> installs.end(suite, notice, entry);
      case RESET_PERMANENT_CODE -> installs.renewCode(suite, notice, entry);
      default -> {
        // Journaled and delivered, nothing more.
      }
    }
  }

  /** The newest ticket counts by WeCom's own time, whatever the order of arrival. */
  private void keepTicket(SuiteKey suite, SuiteId suiteId, Notice notice) {
    notice
        .secret("SuiteTicket")
        .ifPresent(
            ticket -> tickets.keep(suite, suiteId, ticket, notice.happenedBy(clock.instant())));
  }
}
