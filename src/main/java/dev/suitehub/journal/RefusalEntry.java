package dev.suitehub.journal;

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

/** A {@link Refusal} that was written down. Written once, gone when newer ones fill its URL. */
@Entity
@Table(name = "refusal")
@NamedQuery(
    name = RefusalEntry.LATEST,
    query =
        "select r from RefusalEntry r where r.sourceKind = :kind and r.sourceKey = :key"
            + " and r.url = :url order by r.at desc, r.id desc")
@NamedQuery(
    name = RefusalEntry.REMOVE_OLDER,
    query =
        "delete from RefusalEntry r where r.sourceKind = :kind and r.sourceKey = :key"
            + " and r.url = :url and (r.at < :at or (r.at = :at and r.id <= :id))")
@NamedQuery(
    name = RefusalEntry.COUNT_SINCE,
    query =
        "select r.sourceKind, r.sourceKey, r.url, r.reason, count(r) from RefusalEntry r"
            + " where r.at >= :since and r.reason in :reasons"
            + " group by r.sourceKind, r.sourceKey, r.url, r.reason"
            + " order by r.sourceKind, r.sourceKey, r.url, r.reason")
public class RefusalEntry {

  static final String COUNT_SINCE = "RefusalEntry.countSince";
  static final String LATEST = "RefusalEntry.latest";
  static final String REMOVE_OLDER = "RefusalEntry.removeOlder";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "refusal_seq")
  @SequenceGenerator(name = "refusal_seq", sequenceName = "refusal_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "source_kind")
  @Enumerated(EnumType.STRING)
  private Source.Kind sourceKind;

  @Column(name = "source_key")
  private String sourceKey;

  @Column(name = "url_kind")
  @Enumerated(EnumType.STRING)
  private UrlKind url;

  @Column(name = "reason")
  @Enumerated(EnumType.STRING)
  private RefusalReason reason;

  @Column(name = "at")
  private Instant at;

  @Column(name = "remote_address")
  private String remoteAddress;

  @Column(name = "detail")
  private String detail;

  protected RefusalEntry() {}

  static RefusalEntry of(Source source, UrlKind url, Refusal refusal) {
    RefusalEntry entry = new RefusalEntry();
    entry.sourceKind = source.kind();
    entry.sourceKey = source.key();
    entry.url = url;
    entry.reason = refusal.reason();
    entry.at = refusal.at();
    entry.remoteAddress = refusal.remoteAddress();
    entry.detail = refusal.detail();
    return entry;
  }

  Long id() {
    return id;
  }

  Instant at() {
    return at;
  }

  RefusalRow row() {
    return new RefusalRow(
        id, new Source(sourceKind, sourceKey), url, at, remoteAddress, reason, detail);
  }

  Refusal refusal() {
    return new Refusal(at, remoteAddress, reason, detail);
  }
}
