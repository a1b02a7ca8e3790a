package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Register codes; everything in the caller's transaction. */
@Dependent
public class RegisterCodes {

  private static final int LENGTH = 96;
  private static final int TEMPLATE_DIGITS = 20;

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public RegisterCodes(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** Every provider has one promotion package (推广包) here, with its online apps in it. */
  public static String templateOf(CorpId provider) {
    return "tpl" + Fresh.hash(provider.value()).substring(0, TEMPLATE_DIGITS);
  }

  public Secret issue(RegisterCode.Wish wish) {
    Secret code = Fresh.secret(LENGTH);
    entities.persist(RegisterCode.issued(code, wish, clock.instant()));
    return code;
  }

  /** In time or not, used or not. */
  public Optional<RegisterCode> find(Secret code) {
    return entities
        .createNamedQuery(RegisterCode.BY_HASH, RegisterCode.class)
        .setParameter("hash", Fresh.hash(code.reveal()))
        .getResultStream()
        .findFirst();
  }

  /** The code, if its link opens now, for the first time. */
  public Optional<RegisterCode> spend(Secret code) {
    Instant now = clock.instant();
    return find(code).filter(found -> found.isOpen(now)).filter(found -> isFirstUse(found, now));
  }

  private boolean isFirstUse(RegisterCode code, Instant now) {
    boolean first =
        entities
                .createNamedQuery(RegisterCode.SPEND)
                .setParameter("id", code.id())
                .setParameter("now", now)
                .executeUpdate()
            == 1;
    entities.refresh(code);
    return first;
  }

  public void forget(Instant before) {
    entities.createNamedQuery(RegisterCode.FORGET).setParameter("before", before).executeUpdate();
  }
}
