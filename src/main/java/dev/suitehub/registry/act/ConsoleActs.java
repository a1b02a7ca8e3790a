package dev.suitehub.registry.act;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.rules.Findings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What people say that they did in WeCom's console. */
@Dependent
public class ConsoleActs {

  /** Whose days WeCom's console counts. */
  public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final EntityManager entities;
  private final Caller caller;
  private final AuditLog audit;
  private final Clock clock;

  @Inject
  public ConsoleActs(EntityManager entities, Caller caller, AuditLog audit, Clock clock) {
    this.entities = entities;
    this.caller = caller;
    this.audit = audit;
    this.clock = clock;
  }

  /** An act of a subject, as a list shows it. */
  public record Done(ConsoleAct act, ConsoleActRow row) {}

  /** The day that it is in China. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  /** Of whose acts those of an app are. */
  public static String subject(SuiteKey suite) {
    return "suite:" + suite;
  }

  /** Refused, beside {@code field}, where {@code on} is still to come. */
  public Findings check(String field, LocalDate on) {
    Findings findings = new Findings();
    if (on.isAfter(today())) {
      findings.refuse("future", field, "future", on, today());
    }
    return findings;
  }

  /**
   * In the caller's transaction. Refused (and nothing kept) where {@code on} is still to come.
   *
   * @param subject {@code provider:<key>} or {@code suite:<key>}
   * @param fingerprint {@link Fingerprint#of} the values that were entered at WeCom
   */
  public Findings record(String subject, ConsoleAct act, String fingerprint, LocalDate on) {
    caller.need(Scope.SETTINGS_WRITE);
    Findings findings = check("on", on);
    if (findings.isRefused()) {
      return findings;
    }
    ConsoleActRow row = new ConsoleActRow(caller.name(), on, clock.instant(), fingerprint);
    entities.persist(ConsoleActEntry.told(subject, act, row));
    audit.note(caller.name(), "console.done", subject.replace(':', '/'), act + " on " + on);
    return findings;
  }

  /** In the caller's transaction: of a subject that is removed; what was audited of it stays. */
  public void remove(String subject) {
    entities
        .createNamedQuery(ConsoleActEntry.REMOVE)
        .setParameter("subject", subject)
        .executeUpdate();
  }

  /** The newest that we were told of. */
  public Optional<ConsoleActRow> last(String subject, ConsoleAct act) {
    return entities
        .createNamedQuery(ConsoleActEntry.NEWEST, ConsoleActEntry.class)
        .setParameter("subject", subject)
        .setParameter("act", act)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(ConsoleActEntry::row);
  }

  /** The newest first, at most 100. */
  public List<Done> of(String subject) {
    return entities
        .createNamedQuery(ConsoleActEntry.OF_SUBJECT, ConsoleActEntry.class)
        .setParameter("subject", subject)
        .setMaxResults(100)
        .getResultStream()
        .map(entry -> new Done(entry.act(), entry.row()))
        .toList();
  }
}
