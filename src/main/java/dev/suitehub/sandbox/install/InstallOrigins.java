package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Where installs by a QR came from; everything in the caller's transaction. */
@Dependent
public class InstallOrigins {

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public InstallOrigins(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  public void notePromotion(Secret authCode, Secret registerCode, RegisterCode promotion) {
    entities.persist(
        InstallOrigin.promotion(
            authCode, registerCode, promotion.templateId(), promotion.state(), clock.instant()));
  }

  public void noteAppQr(Secret authCode, String state) {
    entities.persist(InstallOrigin.appQr(authCode, state, clock.instant()));
  }

  public Optional<InstallOrigin> of(Secret authCode) {
    return entities
        .createNamedQuery(InstallOrigin.BY_CODE, InstallOrigin.class)
        .setParameter("hash", Fresh.hash(authCode.reveal()))
        .getResultStream()
        .findFirst();
  }

  public void forget(Instant before) {
    entities.createNamedQuery(InstallOrigin.FORGET).setParameter("before", before).executeUpdate();
  }
}
