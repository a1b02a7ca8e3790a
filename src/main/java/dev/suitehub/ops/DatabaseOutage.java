package dev.suitehub.ops;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A time in which one node had no database, or no node ran. Written once, when it is over. */
@Entity
@Table(name = "database_outage")
@NamedQuery(
    name = DatabaseOutage.LATEST,
    query = "select o from DatabaseOutage o order by o.endedAt desc, o.id desc")
public class DatabaseOutage {

  static final String LATEST = "DatabaseOutage.latest";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "database_outage_seq")
  @SequenceGenerator(
      name = "database_outage_seq",
      sequenceName = "database_outage_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "node")
  private String node;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "callbacks_not_kept")
  private long callbacksNotKept;

  protected DatabaseOutage() {}

  static DatabaseOutage ended(String node, Instant from, Instant until, long callbacksNotKept) {
    DatabaseOutage outage = new DatabaseOutage();
    outage.node = node;
    outage.beganAt = from;
    outage.endedAt = until;
    outage.callbacksNotKept = callbacksNotKept;
    return outage;
  }

  String node() {
    return node;
  }

  Instant beganAt() {
    return beganAt;
  }

  Instant endedAt() {
    return endedAt;
  }

  long callbacksNotKept() {
    return callbacksNotKept;
  }
}
