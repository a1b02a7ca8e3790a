package dev.suitehub.sandbox.contacts;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.Pusher;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a corp's admin changes in the contacts, on a page or by a control. Never called inside a
 * transaction, for it pushes.
 */
@Dependent
public class Contacts {

  private final ContactBooks books;
  private final ContactChanges changes;
  private final Pusher pusher;
  private final Tx tx;

  @Inject
  public Contacts(ContactBooks books, ContactChanges changes, Pusher pusher, Tx tx) {
    this.books = books;
    this.changes = changes;
    this.pusher = pusher;
    this.tx = tx;
  }

  /** What was done, and whom it was pushed to. */
  public record Done(Organisation organisation, List<Push> pushes) {}

  public Organisation of(CorpId corpId) {
    return tx.call(() -> books.of(corpId));
  }

  /** Throws {@link ContactRefusal}, and then nothing was changed and nobody is told. */
  public Done change(CorpId corpId, UnaryOperator<Organisation> change) {
    ContactChanges.Changed changed = tx.call(() -> changes.make(corpId, Optional.empty(), change));
    return new Done(changed.organisation(), pusher.pushAll(changed.orders()));
  }

  /**
   * Whom the corp names as its admin becomes a member and its creator. One whose contacts nobody
   * has changed yet begins with that admin anyway.
   *
   * @param before what it was before the corp named somebody else; empty for a new corp
   */
  public void seatAdmin(CorpId corpId, String userId, String name, Optional<Organisation> before) {
    if (tx.call(() -> books.isKept(corpId))) {
      change(
          corpId,
          organisation -> seated(organisation, userId, name).appoint(CorpAdmin.creator(userId)));
    } else if (before.isPresent()) {
      pusher.pushAll(tx.call(() -> changes.reseated(corpId, before.get(), books.of(corpId))));
    }
  }

  private static Organisation seated(Organisation organisation, String userId, String name) {
    return organisation
        .member(userId)
        .map(member -> organisation.change(member.with(MemberField.NAME, name)))
        .orElseGet(() -> organisation.add(CorpMember.named(userId, name, Department.ROOT)));
  }
}
