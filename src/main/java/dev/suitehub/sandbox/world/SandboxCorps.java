package dev.suitehub.sandbox.world;

import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All corps of the sandbox; everything in the caller's transaction. */
@Dependent
public class SandboxCorps {

  private final EntityManager entities;

  @Inject
  public SandboxCorps(EntityManager entities) {
    this.entities = entities;
  }

  public Optional<SandboxCorp> find(CorpId corpId) {
    return entities
        .createNamedQuery(SandboxCorp.BY_ID, SandboxCorp.class)
        .setParameter("corpId", corpId)
        .getResultStream()
        .findFirst();
  }

  /** Throws {@code no-such-corp}. */
  public SandboxCorp get(CorpId corpId) {
    return find(corpId)
        .orElseThrow(
            () -> SandboxProblem.NO_SUCH_CORP.because("No corp has corpid " + corpId + "."));
  }

  /** As {@link #get}, and nobody else locks it until the transaction ends. */
  public SandboxCorp lock(CorpId corpId) {
    SandboxCorp corp = get(corpId);
    // Not lock(): what was read before somebody else was done is read again.
    entities.refresh(corp, LockModeType.PESSIMISTIC_WRITE);
    return corp;
  }

  /**
   * Which corps are wanted.
   *
   * @param text part of the corpid or the name; empty: all of them
   * @param after the corpid behind which to begin; empty: at the beginning
   */
  public record Wanted(String text, String after) {
    public static final Wanted ALL = new Wanted("", "");

    public static Wanted like(String text) {
      return new Wanted(text, "");
    }

    private String pattern() {
      String literal =
          text.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
      return "%" + literal + "%";
    }
  }

  /** By corpid; never more than {@code limit}, for there may be thousands. */
  public List<SandboxCorp> search(Wanted wanted, int limit) {
    return entities
        .createNamedQuery(SandboxCorp.SEARCH, SandboxCorp.class)
        .setParameter("pattern", wanted.pattern())
        .setParameter("after", wanted.after())
        .setMaxResults(limit)
        .getResultList();
  }

  public long count(String text) {
    return entities
        .createNamedQuery(SandboxCorp.COUNT, Long.class)
        .setParameter("pattern", Wanted.like(text).pattern())
        .getSingleResult();
  }

  public void add(SandboxCorp corp) {
    entities.persist(corp);
  }

  /** Written at once and then forgotten, so that thousands cost no memory. */
  public void addAll(List<SandboxCorp> added) {
    added.forEach(entities::persist);
    entities.flush();
    entities.clear();
  }
}
