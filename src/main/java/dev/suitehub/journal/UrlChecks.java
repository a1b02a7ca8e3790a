package dev.suitehub.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** When WeCom last checked a callback URL (验证URL有效性) and got the right answer. */
@Dependent
public class UrlChecks {

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public UrlChecks(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** In the caller's transaction. */
  public void passed(Source source, UrlKind url) {
    Instant now = clock.instant();
    entities
        .createNativeQuery(
            "insert into url_check (source_kind, source_key, url_kind, passed_at)"
                + " values (?1, ?2, ?3, ?4) on conflict do nothing")
        .setParameter(1, source.kind().name())
        .setParameter(2, source.key())
        .setParameter(3, url.name())
        .setParameter(4, now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
    Optional.ofNullable(entities.find(UrlCheck.class, new UrlCheck.Id(source, url)))
        .ifPresent(check -> check.passed(now));
  }

  /** In the caller's transaction: of somebody who is removed. */
  public void forget(Source source) {
    entities
        .createNativeQuery("delete from url_check where source_kind = ?1 and source_key = ?2")
        .setParameter(1, source.kind().name())
        .setParameter(2, source.key())
        .executeUpdate();
  }

  /** Empty where it never passed. */
  public Optional<Instant> lastPassed(Source source, UrlKind url) {
    return Optional.ofNullable(entities.find(UrlCheck.class, new UrlCheck.Id(source, url)))
        .map(UrlCheck::passedAt);
  }
}
