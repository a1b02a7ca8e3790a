package dev.suitehub.sandbox.push;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A suite_ticket that was issued; only its hash is known any more. */
@Entity
@Table(name = "sandbox_ticket")
@NamedQuery(
    name = Ticket.KNOWN,
    query =
        "select count(t) from Ticket t where t.suiteId = :suiteId and t.hash = :hash"
            + " and t.issuedAt > :after")
@NamedQuery(
    name = Ticket.LAST,
    query = "select t from Ticket t where t.suiteId = :suiteId order by t.issuedAt desc")
@NamedQuery(name = Ticket.FORGET, query = "delete from Ticket t where t.issuedAt < :before")
public class Ticket {

  static final String KNOWN = "Ticket.known";
  static final String LAST = "Ticket.last";
  static final String FORGET = "Ticket.forget";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_ticket_seq")
  @SequenceGenerator(
      name = "sandbox_ticket_seq",
      sequenceName = "sandbox_ticket_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_id")
  private SuiteId suiteId;

  @Column(name = "ticket_hash")
  private String hash;

  @Column(name = "issued_at")
  private Instant issuedAt;

  protected Ticket() {}

  static Ticket issued(SuiteId suiteId, Secret ticket, Instant at) {
    Ticket issued = new Ticket();
    issued.suiteId = suiteId;
    issued.hash = Fresh.hash(ticket.reveal());
    issued.issuedAt = at;
    return issued;
  }

  Instant issuedAt() {
    return issuedAt;
  }
}
