package dev.suitehub.registry.act;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** One act in WeCom's console. Never changed: doing it again is another one. */
@Entity
@Table(name = "console_act")
@NamedQuery(
    name = ConsoleActEntry.NEWEST,
    query =
        "select a from ConsoleActEntry a where a.subject = :subject and a.act = :act"
            + " order by a.recordedAt desc, a.id desc")
@NamedQuery(
    name = ConsoleActEntry.OF_SUBJECT,
    query =
        "select a from ConsoleActEntry a where a.subject = :subject"
            + " order by a.recordedAt desc, a.id desc")
@NamedQuery(
    name = ConsoleActEntry.REMOVE,
    query = "delete from ConsoleActEntry a where a.subject = :subject")
public class ConsoleActEntry {

  static final String NEWEST = "ConsoleActEntry.newest";
  static final String REMOVE = "ConsoleActEntry.remove";
  static final String OF_SUBJECT = "ConsoleActEntry.ofSubject";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "console_act_seq")
  @SequenceGenerator(
      name = "console_act_seq",
      sequenceName = "console_act_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "subject")
  private String subject;

  @Enumerated(EnumType.STRING)
  @Column(name = "act")
  private ConsoleAct act;

  @Column(name = "fingerprint")
  private String fingerprint;

  @Column(name = "who")
  private String who;

  @Column(name = "done_on")
  private LocalDate doneOn;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  protected ConsoleActEntry() {}

  static ConsoleActEntry told(String subject, ConsoleAct act, ConsoleActRow row) {
    ConsoleActEntry entry = new ConsoleActEntry();
    entry.subject = subject;
    entry.act = act;
    entry.fingerprint = row.fingerprint();
    entry.who = row.who().substring(0, Math.min(80, row.who().length()));
    entry.doneOn = row.on();
    entry.recordedAt = row.at();
    return entry;
  }

  ConsoleAct act() {
    return act;
  }

  ConsoleActRow row() {
    return new ConsoleActRow(who, doneOn, recordedAt, fingerprint);
  }
}
