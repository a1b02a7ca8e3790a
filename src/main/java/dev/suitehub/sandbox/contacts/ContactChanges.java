package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes an organisation in the caller's transaction, and says who is to be told afterwards. */
@Dependent
public class ContactChanges {

  private final ContactBooks books;
  private final Authorisations authorisations;
  private final SandboxSuites suites;
  private final RangeEvents events;
  private final Clock clock;

  @Inject
  public ContactChanges(
      ContactBooks books,
      Authorisations authorisations,
      SandboxSuites suites,
      RangeEvents events,
      Clock clock) {
    this.books = books;
    this.authorisations = authorisations;
    this.suites = suites;
    this.events = events;
    this.clock = clock;
  }

  /** What a change left behind. */
  public record Changed(Organisation organisation, List<PushOrder> orders) {
    public Changed {
      orders = List.copyOf(orders);
    }
  }

  /**
   * Throws {@link ContactRefusal}, and then nothing was changed.
   *
   * @param author the suite that does it by the API: to itself nothing is echoed; empty: the corp
   */
  public Changed make(CorpId corpId, Optional<SuiteId> author, UnaryOperator<Organisation> change) {
    Organisation before = books.lock(corpId);
    Organisation after = change.apply(before);
    books.save(corpId, after);
    List<PushOrder> orders = new ArrayList<>();
    Instant at = clock.instant();
    for (Authorisation authorisation : authorisations.active(corpId)) {
      Sight old = Sight.of(authorisation, before);
      narrow(authorisation, before, after);
      Sight now = Sight.of(authorisation, after);
      if (!author.equals(Optional.of(authorisation.suiteId()))) {
        orders.addAll(orders(authorisation, old, now, at));
        orders.addAll(events.between(authorisation, old, now));
        orders.addAll(events.admins(authorisation, before, after));
      }
    }
    return new Changed(after, orders);
  }

  /** Whom it is told that a corp nobody has changed yet begins with another admin. */
  List<PushOrder> reseated(CorpId corpId, Organisation before, Organisation after) {
    return authorisations.active(corpId).stream()
        .flatMap(one -> events.admins(one, before, after).stream())
        .toList();
  }

  /** That change_auth is not pushed for what was deleted is unconfirmed. */
  private static void narrow(Authorisation authorisation, Organisation before, Organisation after) {
    authorisation.narrow(
        range ->
            new Range(
                range.users().stream()
                    .flatMap(user -> successor(user, before, after).stream())
                    .toList(),
                range.parties().stream()
                    .filter(
                        id -> before.department(id).isEmpty() || after.department(id).isPresent())
                    .toList(),
                range.tags().stream()
                    .filter(id -> before.tag(id).isEmpty() || after.tag(id).isPresent())
                    .toList()));
  }

  /** The same member, whose userid may have changed. */
  private static Optional<String> successor(
      String userId, Organisation before, Organisation after) {
    Optional<CorpMember> was = before.member(userId);
    return was.isEmpty()
        ? Optional.of(userId)
        : after.members().stream()
            .filter(one -> one.key() == was.get().key())
            .map(CorpMember::userId)
            .findFirst();
  }

  /** A suite without the URL hears nothing. */
  private List<PushOrder> orders(Authorisation authorisation, Sight old, Sight now, Instant at) {
    boolean customised = CustomisedApp.is(authorisation.suiteId());
    Optional<SandboxSuite> suite =
        suites
            .find(authorisation.suiteId())
            .filter(one -> !(customised ? one.dataUrl() : one.commandUrl()).isEmpty());
    return suite.isEmpty()
        ? List.of()
        : ContactNotices.between(authorisation.suiteId(), authorisation.corpId(), old, now, at)
            .stream()
            .map(
                text ->
                    customised
                        ? PushOrder.data(
                            suite.get(),
                            authorisation.corpId(),
                            String.valueOf(authorisation.agentId()),
                            text)
                        : PushOrder.command(suite.get(), authorisation.corpId().value(), text))
            .toList();
  }
}
