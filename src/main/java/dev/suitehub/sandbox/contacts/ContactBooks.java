package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * The organisations of all corps; everything in the caller's transaction. One that nobody has
 * changed is not kept: ten thousand corps cost ten thousand rows.
 */
@Dependent
public class ContactBooks {

  private final EntityManager entities;
  private final SandboxCorps corps;

  @Inject
  public ContactBooks(EntityManager entities, SandboxCorps corps) {
    this.entities = entities;
    this.corps = corps;
  }

  /** Throws {@code no-such-corp}. */
  public Organisation of(CorpId corpId) {
    SandboxCorp corp = corps.get(corpId);
    return find(corpId).map(ContactBook::organisation).orElseGet(() -> FirstOrganisation.of(corp));
  }

  /** As {@link #of}, and nobody else changes it until the transaction ends. */
  Organisation lock(CorpId corpId) {
    corps.lock(corpId);
    find(corpId).ifPresent(entities::refresh);
    return of(corpId);
  }

  /** Whether anybody has changed it. */
  boolean isKept(CorpId corpId) {
    return find(corpId).isPresent();
  }

  /** The corp's admin is its creator. */
  void save(CorpId corpId, Organisation organisation) {
    find(corpId)
        .ifPresentOrElse(
            book -> book.rewrite(organisation),
            () -> entities.persist(ContactBook.opened(corpId, organisation)));
    organisation.admins().stream()
        .findFirst()
        .flatMap(admin -> organisation.member(admin.userId()))
        .ifPresent(
            creator ->
                corps
                    .get(corpId)
                    .configure(
                        Optional.empty(),
                        Optional.of(creator.userId()),
                        Optional.of(creator.name())));
  }

  private Optional<ContactBook> find(CorpId corpId) {
    return entities
        .createNamedQuery(ContactBook.OF_CORP, ContactBook.class)
        .setParameter("corpId", corpId)
        .getResultStream()
        .findFirst();
  }
}
