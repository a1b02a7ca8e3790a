package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** Those of these corps that anybody has changed. */
  public Map<CorpId, Organisation> kept(List<CorpId> corpIds) {
    return corpIds.isEmpty()
        ? Map.of()
        : entities
            .createNamedQuery(ContactBook.OF_CORPS, ContactBook.class)
            .setParameter("corpIds", corpIds.stream().map(CorpId::value).toList())
            .getResultStream()
            .collect(Collectors.toMap(ContactBook::corpId, ContactBook::organisation));
  }

  /** What a corp has that nobody has changed. */
  public static Organisation first(SandboxCorp corp) {
    return FirstOrganisation.of(corp);
  }

  /** The first of a new corp. */
  public void open(SandboxCorp corp, Organisation organisation) {
    entities.persist(ContactBook.opened(corp.corpId(), organisation));
  }

  /** The corp's admin is its creator. */
  public static void seatCreator(SandboxCorp corp, Organisation organisation) {
    organisation.admins().stream()
        .findFirst()
        .flatMap(admin -> organisation.member(admin.userId()))
        .ifPresent(
            creator ->
                corp.configure(
                    Optional.empty(), Optional.of(creator.userId()), Optional.of(creator.name())));
  }

  /** Whether anybody has changed it. */
  boolean isKept(CorpId corpId) {
    return find(corpId).isPresent();
  }

  void save(CorpId corpId, Organisation organisation) {
    find(corpId)
        .ifPresentOrElse(
            book -> book.rewrite(organisation),
            () -> entities.persist(ContactBook.opened(corpId, organisation)));
    seatCreator(corps.get(corpId), organisation);
  }

  private Optional<ContactBook> find(CorpId corpId) {
    return entities
        .createNamedQuery(ContactBook.OF_CORP, ContactBook.class)
        .setParameter("corpId", corpId)
        .getResultStream()
        .findFirst();
  }
}
